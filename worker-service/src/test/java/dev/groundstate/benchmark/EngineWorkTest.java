package dev.groundstate.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EngineWorkTest {

    private static double energy(String task) {
        return new EngineWork(1, false).of(Task.parse(task)).get().energy();
    }

    /** H2 at 0.741 Å, STO-3G: Psi4 1.3.2, to 1e-8 as programs differ in the last digits of the set. */
    @Test
    void a_task_means_what_it_says() {
        String hydrogen = " basis=sto-3g atoms=" + Geometries.diatomic("H", "H", 0.741);

        assertThat(energy("work=scf" + hydrogen)).isCloseTo(-1.1167061372, within(1e-8));
        assertThat(energy("work=ccsd" + hydrogen)).isCloseTo(-1.1372744055, within(1e-8));
        assertThat(energy("work=fci" + hydrogen)).isCloseTo(-1.1372744055, within(1e-8));
        assertThat(energy("work=uccsd-vqe" + hydrogen)).isCloseTo(-1.1372744055, within(1e-7));
    }

    @Test
    void a_line_is_read_as_it_is_written() {
        Task task = Task.parse("work=scf atoms=H:0.0:0.0:0.0,H:0.0:0.0:1.4 charge=1 multiplicity=2");

        assertThat(Task.parse(task.line())).isEqualTo(task);
        assertThat(task.molecule().electrons()).isEqualTo(1);
        assertThat(task.molecule().atoms().getLast().z()).isEqualTo(1.4);
    }
}
