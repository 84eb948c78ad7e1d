package dev.groundstate.api.molecule.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.api.molecule.MoleculeService;
import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.cost.MemoryEstimate;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.AtomPosition;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EstimateViewTest {

    @Test
    void the_largest_space_fits_where_vqe_fitted_already_and_fci_did_not() {
        MoleculeSpecification asked = nitrogen(new ActiveSpaceSize(14, 14));
        CalculationSize size = MoleculeService.size(asked);
        long vqeBytes = MemoryEstimate.of(Method.VQE, size).totalBytes();
        long fciBytes = MemoryEstimate.of(Method.FCI, size).totalBytes();
        assertThat(vqeBytes).isLessThan(fciBytes - 1);
        long between = vqeBytes + (fciBytes - vqeBytes) / 2;

        EstimateView estimate = EstimateView.of(asked, size, between);

        assertThat(estimate.vqeFits()).isFalse();
        MoleculeSpecification smaller = nitrogen(Objects.requireNonNull(estimate.largestActiveSpace()));
        EstimateView fitting = EstimateView.of(smaller, MoleculeService.size(smaller), between);
        assertThat(fitting.vqeFits()).isTrue();
        assertThat(fitting.largestActiveSpace()).isNull();
    }

    private static MoleculeSpecification nitrogen(ActiveSpaceSize space) {
        return new MoleculeSpecification(
                null,
                List.of(new AtomPosition("N", 0, 0, 0), new AtomPosition("N", 0, 0, 1.098)),
                "Given by the user.",
                BasisSet.CC_PVDZ,
                0,
                1,
                space,
                false,
                null,
                false,
                null);
    }
}
