package dev.groundstate.api.molecule.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.groundstate.model.cost.CalculationSize;
import dev.groundstate.model.cost.MemoryEstimate;
import dev.groundstate.model.experiment.Method;
import dev.groundstate.model.molecule.ActiveSpaceSize;
import dev.groundstate.model.molecule.BasisSet;
import org.jspecify.annotations.Nullable;

/**
 * What the molecule costs with the active space or frozen core that was asked for, else with all electrons in all orbitals,
 * and whether a worker can hold it.
 *
 * @param determinants null when too many to count
 * @param vqeBytes null when too many to count
 * @param workerBytes of one slot: a worker shares its memory among its slots
 * @param vqeFits whether VQE and FCI fit with what was asked for
 * @param largestActiveSpace null when VQE and FCI fit, or no active space does
 */
@JsonInclude(Include.NON_NULL)
record EstimateView(
        BasisSet basis,
        @JsonProperty("basis_functions") int basisFunctions,
        @Nullable Long determinants,
        @JsonProperty("hf_bytes") long hfBytes,
        @JsonProperty("vqe_bytes") @Nullable Long vqeBytes,
        @JsonProperty("worker_bytes") long workerBytes,
        @JsonProperty("hf_fits") boolean hfFits,
        @JsonProperty("vqe_fits") boolean vqeFits,
        @JsonProperty("largest_active_space") @Nullable ActiveSpaceSize largestActiveSpace) {

    static EstimateView of(BasisSet basis, CalculationSize size, long workerBytes) {
        MemoryEstimate hartreeFock = MemoryEstimate.of(Method.HF, size);
        MemoryEstimate vqe = MemoryEstimate.of(Method.VQE, size);
        boolean fits = fits(Method.VQE, size, workerBytes) && fits(Method.FCI, size, workerBytes);
        return new EstimateView(
                basis,
                size.basisFunctions(),
                countable(vqe.determinants()),
                hartreeFock.totalBytes(),
                countable(vqe.totalBytes()),
                workerBytes,
                fits(Method.HF, size, workerBytes),
                fits,
                fits
                        ? null
                        : MemoryEstimate.largestActiveSpaceThatFits(Method.VQE, size, workerBytes)
                                .orElse(null));
    }

    private static boolean fits(Method method, CalculationSize size, long workerBytes) {
        return MemoryEstimate.fits(method, size, workerBytes);
    }

    private static @Nullable Long countable(long number) {
        return number == Long.MAX_VALUE ? null : number;
    }
}
