package dev.groundstate.engine.jastrow;

import dev.groundstate.engine.circuit.PreparedCircuit;
import dev.groundstate.engine.coupledcluster.CoupledCluster;
import dev.groundstate.engine.coupledcluster.CoupledClusterSettings;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The unitary cluster Jastrow state W_f Π_l W_l exp(iJ_l) W_l† on the determinant that fills the lowest orbitals, the factor of
 * the first layer acting first.
 *
 * <p>W rotates the orbitals of both spins alike and is exp(K) W⁰, see {@link UnitaryExponential}; J is that of {@link
 * JastrowPhases}. The parameters of a layer are those of K, then those of J; those of the final K stand at the end. W⁰ and the
 * first J come from amplitudes of coupled cluster. Neighbouring rotations are merged: a state of L layers takes L + 1 of them.
 * All derivatives take about three times as long as the state. Holds scratch: not thread-safe.
 */
public final class ClusterJastrow {

    private static final double ROTATION_CURVATURE = 0.3;
    private static final double ANGLE_CURVATURE = 1;
    private static final double FINAL_ROTATION_CURVATURE = 3;

    private final InteractingPairs pairs;
    private final JastrowStart start;
    private final String description;
    private final int orbitals;
    private final int alphaElectrons;
    private final int betaElectrons;
    private final OrbitalRotation rotation;
    private final JastrowPhases phases;

    ClusterJastrow(
            DeterminantSpace space,
            InteractingPairs pairs,
            JastrowStart start,
            String description,
            RunControl control) {
        this.pairs = pairs;
        this.description = description;
        this.start = start;
        this.orbitals = space.spatialOrbitals();
        this.alphaElectrons = space.alpha().electrons();
        this.betaElectrons = space.beta().electrons();
        this.rotation = new OrbitalRotation(space, new WorkCounter(control));
        this.phases = new JastrowPhases(space, pairs);
    }

    /**
     * Prepares the state of a Hamiltonian: solves for amplitudes and makes factors of them.
     *
     * @param layers L
     * @param local whether only {@link InteractingPairs#nearestNeighbours} interact
     * @param seed of the small random rotations that the fit of the factors starts with
     */
    public static ClusterJastrow of(
            ActiveSpaceHamiltonian hamiltonian,
            DeterminantSpace space,
            int layers,
            boolean local,
            long seed,
            RunControl control) {
        int n = hamiltonian.spatialOrbitals();
        InteractingPairs pairs = pairs(n, local);
        JastrowStart start =
                JastrowStart.fitted(JastrowStart.amplitudes(hamiltonian, control), n, layers, pairs, seed, control);
        String description =
                layers + (layers == 1 ? " layer" : " layers") + " W exp(iJ) W† and a final orbital rotation, "
                        + (local
                                ? "LUCJ: electrons of equal spin interact in neighbouring orbitals, of different spin in the same"
                                : "UCJ: electrons interact in all pairs of orbitals");
        return new ClusterJastrow(space, pairs, start, description, control);
    }

    private static InteractingPairs pairs(int orbitals, boolean local) {
        return local ? InteractingPairs.nearestNeighbours(orbitals) : InteractingPairs.all(orbitals);
    }

    /** Returns the number of parameters for a space that is not there yet. */
    public static int parameterCount(int orbitals, int layers, boolean local) {
        int rotation = UnitaryExponential.parameters(orbitals);
        return Math.addExact(
                Math.multiplyExact(layers, rotation + pairs(orbitals, local).count()), rotation);
    }

    /** Returns the bytes of tables and scratch, and of what finds the start, for a space that is not there yet. */
    public static long bytes(int orbitals, int alphaElectrons, int betaElectrons) {
        SpaceSize size = SpaceSize.of(orbitals, alphaElectrons, betaElectrons);
        int occupied = Math.min(alphaElectrons, betaElectrons);
        int virtual = orbitals - Math.max(alphaElectrons, betaElectrons);
        long state = Math.addExact(
                OrbitalRotation.bytes(orbitals, alphaElectrons, betaElectrons, size.alphaStrings(), size.betaStrings()),
                JastrowPhases.bytes(orbitals, size.alphaStrings(), size.betaStrings()));
        long amplitudes = CoupledCluster.bytes(
                orbitals, occupied, CoupledClusterSettings.standard().subspace(), 1);
        return Math.addExact(state, Math.addExact(amplitudes, FactorFit.bytes(orbitals, occupied, virtual)));
    }

    /** Returns the number of parameters. */
    public int parameters() {
        int square = UnitaryExponential.parameters(orbitals);
        return layers() * (square + pairs.count()) + square;
    }

    /** Returns the number of layers. */
    public int layers() {
        return start.factors().size();
    }

    /** Returns what the state is, in a sentence. */
    public String description() {
        return description;
    }

    /** Returns the parameters to start from. */
    public double[] firstParameters() {
        double[] theta = new double[parameters()];
        for (int l = 0; l < layers(); l++) {
            double[] angles = start.factors().get(l).angles();
            System.arraycopy(angles, 0, theta, firstAngle(l), angles.length);
        }
        return theta;
    }

    /**
     * Returns an estimate of ∂²E/∂θ_k² near the first parameters; hartree. One number for each kind of parameter, of the size
     * that differences of gradients have for N2: what a layer's rotation changes comes back but for its small J, the final
     * rotation moves electrons between occupied and empty orbitals.
     */
    public double[] curvature() {
        double[] curvature = new double[parameters()];
        Arrays.fill(curvature, FINAL_ROTATION_CURVATURE);
        for (int l = 0; l < layers(); l++) {
            Arrays.fill(curvature, firstRotation(l), firstAngle(l), ROTATION_CURVATURE);
            Arrays.fill(curvature, firstAngle(l), firstRotation(l + 1), ANGLE_CURVATURE);
        }
        return curvature;
    }

    /** Returns where the parameters of a layer's rotation start; of the final one for the number of layers. */
    private int firstRotation(int layer) {
        return layer * (UnitaryExponential.parameters(orbitals) + pairs.count());
    }

    private int firstAngle(int layer) {
        return firstRotation(layer) + UnitaryExponential.parameters(orbitals);
    }

    /** Replaces a vector by the state. */
    public void prepare(double[] theta, ComplexVector state, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        List<ComplexMatrix> merged = merged(rotations(theta));
        state.setReference(work);
        for (int l = 0; l < layers(); l++) {
            rotation.apply(GivensSequence.of(merged.get(l)), state, work);
            phases.apply(theta, firstAngle(l), state, work);
        }
        rotation.apply(GivensSequence.of(merged.get(layers())), state, work);
    }

    /**
     * Works out the derivatives of ½ ⟨ψ|O|ψ⟩ for a Hermitian O that treats both spins alike where they have the same strings.
     *
     * @param theta the parameters ψ was prepared with
     * @param state ψ; the reference afterwards
     * @param costate O ψ; overwritten
     * @param gradient overwritten with Re⟨Oψ|∂ψ/∂θ_k⟩
     */
    public void pullBack(
            double[] theta, ComplexVector state, ComplexVector costate, double[] gradient, RunControl control) {
        WorkCounter work = new WorkCounter(control);
        List<ComplexMatrix> rotations = rotations(theta);
        List<ComplexMatrix> merged = merged(rotations);
        ComplexMatrix[] derivatives = new ComplexMatrix[layers() + 1];
        for (int l = layers(); l >= 0; l--) {
            ComplexMatrix unitary = merged.get(l);
            ComplexMatrix density = rotation.undo(GivensSequence.of(unitary), state, costate, work);
            derivatives[l] = unitary.conjugate().times(density);
            if (l > 0) {
                phases.undo(theta, firstAngle(l - 1), state, costate, gradient, work);
            }
        }
        for (int l = 0; l <= layers(); l++) {
            ComplexMatrix derivative = byRotation(l, rotations, derivatives);
            UnitaryExponential.pullBack(
                    theta, firstRotation(l), orbitals, derivative.times(base(l).transposed()), gradient);
            work.add(500L * orbitals * orbitals * orbitals);
        }
    }

    /** Returns the circuit that prepares the state up to a phase; its angles are numbers. */
    public PreparedCircuit circuit(FermionEncoding encoding, double[] theta, RunControl control) {
        JastrowCircuit circuit = new JastrowCircuit(encoding, pairs, orbitals, alphaElectrons, betaElectrons, control);
        List<ComplexMatrix> merged = merged(rotations(theta));
        for (int l = 0; l < layers(); l++) {
            circuit.rotate(GivensSequence.of(merged.get(l)), l == 0);
            circuit.addPhases(theta, firstAngle(l));
        }
        circuit.rotate(GivensSequence.of(merged.get(layers())), false);
        return circuit.circuit(theta.length);
    }

    /** W⁰ of a layer, or of the final rotation. */
    private ComplexMatrix base(int layer) {
        return layer < layers() ? start.factors().get(layer).rotation() : start.finalRotation();
    }

    /** W_1 to W_L, and W_f. */
    private List<ComplexMatrix> rotations(double[] theta) {
        List<ComplexMatrix> rotations = new ArrayList<>();
        for (int l = 0; l <= layers(); l++) {
            rotations.add(
                    UnitaryExponential.of(theta, firstRotation(l), orbitals).times(base(l)));
        }
        return rotations;
    }

    /** W_1†, W_2† W_1, …, W_f W_L. */
    private List<ComplexMatrix> merged(List<ComplexMatrix> rotations) {
        List<ComplexMatrix> merged = new ArrayList<>();
        ComplexMatrix before = ComplexMatrix.identity(orbitals);
        for (int l = 0; l < layers(); l++) {
            merged.add(rotations.get(l).adjoint().times(before));
            before = rotations.get(l);
        }
        merged.add(rotations.get(layers()).times(before));
        return merged;
    }

    /** Adds up what the merged rotations make of dW: C_l = W_l† W_l−1 and C_L+1 = W_f W_L. */
    private ComplexMatrix byRotation(int layer, List<ComplexMatrix> rotations, ComplexMatrix[] derivatives) {
        ComplexMatrix before = layer == 0 ? ComplexMatrix.identity(orbitals) : rotations.get(layer - 1);
        if (layer == layers()) {
            return derivatives[layer].times(before.transposed());
        }
        ComplexMatrix own = before.times(derivatives[layer].transposed()).conjugate();
        ComplexMatrix after = rotations.get(layer + 1);
        ComplexMatrix factor = layer + 1 == layers() ? after.transposed() : after.conjugate();
        return own.plus(factor.times(derivatives[layer + 1]));
    }
}
