package dev.groundstate.api.molecule.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.groundstate.model.cost.CalculationKind;
import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.cost.MemoryEstimate;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.BasisSet;
import dev.groundstate.model.molecule.MoleculeSpecification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the molecule costs with the active space or frozen core that was asked for, else with all electrons in all orbitals,
 * and whether a worker can hold it.
 *
 * @param basis null of a Hamiltonian, of which there is no Hartree-Fock either
 * @param basisFunctions orbitals of a Hamiltonian
 * @param determinants null when too many to count
 * @param vqeBytes null when too many to count
 * @param workerBytes of one slot: a worker shares its memory among its slots
 * @param vqeFits whether VQE and FCI fit with what was asked for
 * @param largestActiveSpace in which VQE and FCI fit; null when they do already, or in none
 */
@JsonInclude(Include.NON_NULL)
record EstimateView(
        @Nullable BasisSet basis,
        @JsonProperty("basis_functions") int basisFunctions,
        @Nullable Long determinants,
        @JsonProperty("hf_bytes") @Nullable Long hfBytes,
        @JsonProperty("vqe_bytes") @Nullable Long vqeBytes,
        @JsonProperty("worker_bytes") long workerBytes,
        @JsonProperty("hf_fits") @Nullable Boolean hfFits,
        @JsonProperty("vqe_fits") boolean vqeFits,
        @JsonProperty("largest_active_space") @Nullable ActiveSpaceSize largestActiveSpace) {

    static EstimateView of(MoleculeSpecification molecule, CalculationSize size, long workerBytes) {
        CalculationKind variational = CalculationKind.of(Method.VQE, molecule.naturalOrbitals());
        CalculationKind full = CalculationKind.of(Method.FCI, molecule.naturalOrbitals());
        List<CalculationKind> both = List.of(variational, full);
        boolean inBasis = molecule.basis() != null;
        MemoryEstimate vqe = MemoryEstimate.of(variational, size);
        boolean fits = both.stream().allMatch(kind -> MemoryEstimate.fits(kind, size, workerBytes));
        return new EstimateView(
                molecule.basis(),
                size.basisFunctions(),
                countable(vqe.determinants()),
                inBasis ? (Long) MemoryEstimate.of(Method.HF, size).totalBytes() : null,
                countable(vqe.totalBytes()),
                workerBytes,
                inBasis ? (Boolean) MemoryEstimate.fits(Method.HF, size, workerBytes) : null,
                fits,
                fits
                        ? null
                        : MemoryEstimate.largestActiveSpaceThatFits(both, size, workerBytes)
                                .orElse(null));
    }

    private static @Nullable Long countable(long number) {
        return number == Long.MAX_VALUE ? null : number;
    }
}
