package dev.groundstate.engine.vqe;

import dev.groundstate.engine.determinant.DensityMatrices;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.determinant.ReducedDensities;
import dev.groundstate.engine.determinant.SpinSquared;
import dev.groundstate.engine.jastrow.ComplexVector;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.simulator.StateVector;

/**
 * A complex state with a fixed number of electrons of each spin. Real operators do not connect its two parts.
 *
 * @param space its determinants
 * @param vector coefficients; not copied
 */
record ComplexSectorState(DeterminantSpace space, ComplexVector vector) implements VariationalState {

    @Override
    public long dimension() {
        return space.determinants();
    }

    @Override
    public double spinSquared(RunControl control) {
        return SpinSquared.expectation(space, vector.re(), control)
                + SpinSquared.expectation(space, vector.im(), control);
    }

    @Override
    public OneParticleDensity oneParticle(RunControl control) {
        return ReducedDensities.oneParticle(space, vector.re(), control)
                .plus(ReducedDensities.oneParticle(space, vector.im(), control))
                .plus(ReducedDensities.imaginary(space, vector.re(), vector.im(), control));
    }

    @Override
    public DensityMatrices densities(RunControl control) {
        return ReducedDensities.of(space, vector.re(), control).plus(ReducedDensities.of(space, vector.im(), control));
    }

    @Override
    public void encode(FermionEncoding encoding, StateVector amplitudes, RunControl control) {
        SectorState.copy(space, vector.re(), encoding, amplitudes.re(), control);
        SectorState.copy(space, vector.im(), encoding, amplitudes.im(), control);
    }
}
