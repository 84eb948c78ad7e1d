package dev.groundstate.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkCounterTest {

    @Test
    void asks_once_a_stretch_of_work() {
        FreeControl control = new FreeControl();
        WorkCounter work = new WorkCounter(control);
        for (int k = 0; k < 10_000; k++) {
            work.add(1_000);
        }
        assertThat(control.checks()).isEqualTo(100);
    }

    @Test
    void asks_at_once_after_much_work() {
        FreeControl control = new FreeControl();
        WorkCounter work = new WorkCounter(control);
        work.add(Long.MAX_VALUE);
        assertThat(control.checks()).isEqualTo(1);
        work.add(10);
        assertThat(control.checks()).isEqualTo(1);
    }
}
