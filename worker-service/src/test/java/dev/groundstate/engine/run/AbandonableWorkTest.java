package dev.groundstate.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AbandonableWorkTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void the_caller_gets_what_the_work_returns() {
        assertThat(AbandonableWork.run(new FreeControl(), () -> "done")).isEqualTo("done");
    }

    @Test
    void the_caller_gets_what_the_work_throws() {
        assertThatThrownBy(() -> AbandonableWork.run(new FreeControl(), () -> {
                    throw new OutOfMemoryError("too large");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> AbandonableWork.run(new FreeControl(), () -> {
                    throw new IllegalArgumentException("wrong");
                }))
                .hasMessage("wrong");
    }

    @Test
    void a_stop_leaves_work_behind_that_never_ends() {
        RunControl thirdTime = new StopAtCheck(3);

        assertThatThrownBy(() -> AbandonableWork.run(thirdTime, this::waitForEver))
                .isInstanceOf(RunStoppedException.class);
        assertThat(never.getCount()).isEqualTo(1);
        never.countDown();
    }

    private String waitForEver() {
        try {
            never.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "";
    }

    /** Stops at one of its checks. */
    private static final class StopAtCheck implements RunControl {
        private int left;

        StopAtCheck(int check) {
            this.left = check;
        }

        @Override
        public void check() {
            if (--left == 0) {
                throw new RunStoppedException();
            }
        }

        @Override
        public void enter(Phase phase) {}
    }
}
