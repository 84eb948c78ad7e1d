package dev.groundstate.engine.ansatz;

import dev.groundstate.engine.circuit.FermionExcitation;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * k-UpCCGSD: layers of generalised singles and paired doubles, few parameters for the correlation of pairs.
 *
 * <p>A layer is Π exp(θ (E_qαpα E_qβpβ − h.c.)) followed by Π exp(θ (E_qp − h.c.)), p &lt; q any two orbitals, E_qp the sum
 * of both spins. After J. Lee, W. J. Huggins, M. Head-Gordon and K. B. Whaley, J. Chem. Theory Comput. 15, 311 (2019),
 * in factorised form. Nothing is dropped by symmetry: the start breaks it. Holds no scratch, but is built for one thread.
 */
public final class PairedCoupledCluster implements Ansatz {

    /** Largest first angle. Zero is a saddle point between the layers. */
    private static final double LARGEST_START = 0.05;

    private final ActiveSpaceHamiltonian hamiltonian;
    private final int layers;
    private final long seed;
    private final OperatorProduct product;
    private final long operatorBytes;

    /**
     * Prepares the tables of a space.
     *
     * @param layers k, from 1
     * @param seed of the first parameters
     */
    public PairedCoupledCluster(
            ActiveSpaceHamiltonian hamiltonian, DeterminantSpace space, int layers, long seed, RunControl control) {
        if (layers < 1) {
            throw new IllegalArgumentException("expected at least 1 layer, got " + layers);
        }
        WorkCounter work = new WorkCounter(control);
        this.hamiltonian = hamiltonian;
        this.layers = layers;
        this.seed = seed;
        List<List<ExcitationOperator>> layer = new ArrayList<>();
        int n = space.spatialOrbitals();
        for (boolean paired : new boolean[] {true, false}) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    List<Move> moves = paired
                            ? List.of(Move.mixed(p, q, p, q))
                            : List.of(Move.alpha(p, q), Move.alpha(p, q).flipped());
                    layer.add(moves.stream()
                            .map(move -> ExcitationOperator.of(move, space))
                            .toList());
                    work.add(20L * (space.alpha().count() + space.beta().count()));
                }
            }
        }
        List<OperatorProduct.Factor> factors = new ArrayList<>();
        for (int k = 0; k < layers * layer.size(); k++) {
            for (ExcitationOperator operator : layer.get(k % layer.size())) {
                factors.add(new OperatorProduct.Factor(operator, k));
            }
        }
        this.product = new OperatorProduct(List.copyOf(factors));
        this.operatorBytes = layer.stream()
                .flatMap(List::stream)
                .mapToLong(ExcitationOperator::bytes)
                .sum();
    }

    /** Returns the number of parameters. */
    public static int parameterCount(int spatialOrbitals, int layers) {
        return Math.multiplyExact(layers, spatialOrbitals * (spatialOrbitals - 1));
    }

    /** Returns the bytes of the tables, for a space that is not there yet. */
    public static long bytes(int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        long pairs = 0;
        for (int electrons : new int[] {alphaElectrons, betaElectrons}) {
            if (electrons > 0 && electrons < spatialOrbitals) {
                pairs = Math.addExact(
                        pairs,
                        SpaceSize.of(spatialOrbitals - 2, electrons - 1, 0).alphaStrings());
            }
        }
        return Math.multiplyExact(16L * spatialOrbitals * (spatialOrbitals - 1), pairs);
    }

    @Override
    public Optional<List<FermionExcitation>> excitations() {
        int n = hamiltonian.spatialOrbitals();
        List<FermionExcitation> excitations = new ArrayList<>();
        int parameter = 0;
        for (int layer = 0; layer < layers; layer++) {
            for (boolean paired : new boolean[] {true, false}) {
                for (int p = 0; p < n; p++) {
                    for (int q = p + 1; q < n; q++) {
                        if (paired) {
                            excitations.add(
                                    new FermionExcitation(new int[] {p, n + p}, new int[] {q, n + q}, parameter));
                        } else {
                            excitations.add(new FermionExcitation(new int[] {p}, new int[] {q}, parameter));
                            excitations.add(new FermionExcitation(new int[] {n + p}, new int[] {n + q}, parameter));
                        }
                        parameter++;
                    }
                }
            }
        }
        return Optional.of(excitations);
    }

    @Override
    public int parameters() {
        return parameterCount(hamiltonian.spatialOrbitals(), layers);
    }

    @Override
    public int droppedParameters() {
        return 0;
    }

    @Override
    public String description() {
        return "k-UpCCGSD, k = " + layers
                + ", factorised; in each layer paired doubles p to q by rising p, q, then singles"
                + " p to q by rising p, q, alpha and beta with one parameter";
    }

    @Override
    public double[] firstParameters() {
        return new SplittableRandom(seed)
                .doubles(parameters(), -LARGEST_START, LARGEST_START)
                .toArray();
    }

    /** 4 |ε_p − ε_q|: two electrons, each with twice the difference of the orbital energies. */
    @Override
    public double[] curvature() {
        int n = hamiltonian.spatialOrbitals();
        double[] energies = hamiltonian.orbitalEnergies(hamiltonian.alphaElectrons(), hamiltonian.betaElectrons());
        double[] curvature = new double[parameters()];
        int next = 0;
        for (int half = 0; half < 2 * layers; half++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    curvature[next++] = 4 * Math.max(Math.abs(energies[p] - energies[q]), FirstOrder.SMALLEST_GAP);
                }
            }
        }
        return curvature;
    }

    @Override
    public OptionalInt trigonometricOrder() {
        return OptionalInt.of(product.trigonometricOrder());
    }

    @Override
    public void prepare(double[] theta, CiVector state, RunControl control) {
        product.prepare(theta, state, new WorkCounter(control));
    }

    @Override
    public void pullBack(double[] theta, CiVector state, CiVector costate, double[] gradient, RunControl control) {
        product.pullBack(theta, state, costate, gradient, new WorkCounter(control));
    }

    @Override
    public long bytes() {
        return operatorBytes;
    }
}
