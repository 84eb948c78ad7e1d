package dev.groundstate.engine.vqe;

import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DensityMatrices;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.OneParticleDensity;
import dev.groundstate.engine.determinant.ReducedDensities;
import dev.groundstate.engine.determinant.SpinSquared;
import dev.groundstate.engine.linalg.LargeArrays;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import dev.groundstate.engine.simulator.StateVector;

/**
 * A real state with a fixed number of electrons of each spin.
 *
 * @param space its determinants
 * @param vector coefficients; not copied
 */
record SectorState(DeterminantSpace space, CiVector vector) implements VariationalState {

    @Override
    public long dimension() {
        return space.determinants();
    }

    @Override
    public double spinSquared(RunControl control) {
        return SpinSquared.expectation(space, vector, control);
    }

    @Override
    public OneParticleDensity oneParticle(RunControl control) {
        return ReducedDensities.oneParticle(space, vector, control);
    }

    @Override
    public DensityMatrices densities(RunControl control) {
        return ReducedDensities.of(space, vector, control);
    }

    @Override
    public void encode(FermionEncoding encoding, StateVector amplitudes, RunControl control) {
        LargeArrays.clear(amplitudes.im(), 0, amplitudes.length(), new WorkCounter(control));
        copy(space, vector, encoding, amplitudes.re(), control);
    }

    /**
     * Copies coefficients to where an encoding has their determinants, zeros elsewhere. Alpha modes are below beta ones, so
     * that no sign changes.
     */
    static void copy(
            DeterminantSpace space,
            CiVector vector,
            FermionEncoding encoding,
            double[] amplitudes,
            RunControl control) {
        WorkCounter work = new WorkCounter(control);
        LargeArrays.clear(amplitudes, 0, amplitudes.length, work);
        for (int i = 0; i < space.alpha().count(); i++) {
            double[] row = vector.row(i);
            for (int j = 0; j < row.length; j++) {
                long occupation = space.alpha().bits(i) | space.beta().bits(j) << space.spatialOrbitals();
                amplitudes[(int) encoding.basisState(occupation)] = row[j];
                work.add(4L * space.spatialOrbitals());
            }
        }
    }
}
