package dev.groundstate.engine.scf;

import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.linalg.SymmetricEigenproblem;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.engine.run.IterationListener;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Hartree-Fock method: the one way from a molecule's integrals to self-consistent orbitals, closed shell or open.
 *
 * <p>Roothaan, Rev. Mod. Phys. 23, 69 (1951) and 32, 179 (1960); Pople and Nesbet, J. Chem. Phys. 22, 571 (1954): F C = S C ε
 * with the Fock matrices of {@link FieldEquations}, combined as {@link Shells} says. The first density is the sum of those of
 * the free atoms ({@link AtomicDensities}). DIIS comes first; where it does not converge, Newton steps go on from the lowest
 * determinant that it met, and where what was found is no minimum, from its lowest direction. One iteration is one determinant
 * that was accepted: a cycle of DIIS or a Newton step. The order of all sums is fixed: the same input gives the same bits. One
 * instance does one calculation, for one caller.
 */
public final class HartreeFock {

    /** How often a field that is no minimum is left for a lower one. */
    private static final int MOST_FOLLOWED = 5;

    /** Length of the first rotation away from a field that is no minimum: half way to other orbitals. */
    private static final double FIRST_ROTATION = 0.8;

    /** A rotation this short still lowers the energy at a negative curvature that counts. */
    private static final double SHORTEST_ROTATION = 1e-3;

    private static final double FIRST_DISTANCE = 0.5;

    /** Longest step: the model knows no more than the first half of a turn. */
    private static final double LONGEST_DISTANCE = 1.5;

    /** Below this distance a step changes nothing in double precision. */
    private static final double SHORTEST_DISTANCE = 1e-7;

    /** A change of the energy below this share of it is rounding. */
    private static final double ROUNDING = 1e-13;

    private final AtomicOrbitalIntegrals integrals;
    private final Shells shells;
    private final ScfSettings settings;
    private final RunControl control;
    private final IterationListener listener;
    private final FieldEquations equations;
    private int iterations;
    private double change = Double.NaN;
    private @Nullable DeterminantField last;
    private @Nullable DeterminantField lowest;

    private HartreeFock(
            AtomicOrbitalIntegrals integrals,
            Shells shells,
            ScfSettings settings,
            RunControl control,
            IterationListener listener) {
        this.integrals = integrals;
        this.shells = shells;
        this.settings = settings;
        this.control = control;
        this.listener = listener;
        this.equations = new FieldEquations(integrals, shells, settings.linearDependence(), control);
    }

    /**
     * Solves the equations.
     *
     * @param alphaElectrons no fewer than {@code betaElectrons}, and as many for a closed shell
     * @throws IllegalArgumentException when the type cannot hold the electrons, or the basis
     * @throws ScfNotConvergedException when no attempt converges
     */
    public static ScfResult solve(
            AtomicOrbitalIntegrals integrals,
            HartreeFockType type,
            int alphaElectrons,
            int betaElectrons,
            ScfSettings settings,
            RunControl control,
            IterationListener listener) {
        Shells shells = new Shells(type, alphaElectrons, betaElectrons);
        control.enter(Phase.SCF);
        return new HartreeFock(integrals, shells, settings, control, listener).solve();
    }

    private ScfResult solve() {
        boolean newton = !cycles();
        if (newton) {
            steps(lowest == null ? reported(field(orbitals(atomicField()))) : lowest);
        }
        if (settings.stability() == StabilityCheck.OMITTED) {
            return result(newton, null);
        }
        Analysis analysis = analysis();
        int products = analysis.products();
        int followed = 0;
        while (settings.stability() == StabilityCheck.FOLLOWED
                && analysis.internal() != null
                && analysis.internal().eigenvalue() < Stability.LOWEST_STABLE
                && followed < MOST_FOLLOWED
                && iterations < settings.mostIterations()) {
            steps(follow(analysis.hessian(), analysis.internal().direction()));
            followed++;
            newton = true;
            analysis = analysis();
            products += analysis.products();
        }
        return result(newton, analysis.stability(followed, products));
    }

    /** The lowest rotations of a solution: towards separate orbitals, and within its type; null where not needed. */
    private record Analysis(
            OrbitalHessian hessian,
            @Nullable LowestRotation external,
            @Nullable LowestRotation internal) {

        int products() {
            return (external == null ? 0 : external.products()) + (internal == null ? 0 : internal.products());
        }

        Stability stability(int followed, int allProducts) {
            return new Stability(
                    internal == null ? null : internal.eigenvalue(),
                    external == null ? null : external.eigenvalue(),
                    followed,
                    allProducts);
        }
    }

    /**
     * Analyses the last determinant.
     *
     * <p>The second derivatives of a closed shell within its type are those towards separate orbitals and a positive matrix, 4
     * (ai|bj): where no separation lowers the energy, nothing within the type does.
     */
    private Analysis analysis() {
        DeterminantField field = solution().canonical(equations, shells);
        OrbitalHessian hessian = OrbitalHessian.internal(equations, shells, field);
        if (hessian.length() == 0) {
            return new Analysis(hessian, null, null);
        }
        LowestRotation external = null;
        if (shells.type() == HartreeFockType.RESTRICTED) {
            external = LowestRotation.of(OrbitalHessian.external(equations, shells, field), true);
            if (external.eigenvalue() >= Stability.LOWEST_STABLE) {
                return new Analysis(hessian, external, null);
            }
        }
        return new Analysis(hessian, external, LowestRotation.of(hessian, external != null));
    }

    /** Returns whether DIIS converges within its cycles. */
    private boolean cycles() {
        DirectInversion diis = new DirectInversion(settings.subspace());
        double[] effective = atomicField();
        for (int cycle = 0; cycle < Math.min(settings.plainCycles(), settings.mostIterations()); cycle++) {
            control.check();
            DeterminantField field = reported(field(orbitals(effective)));
            if (converged(field)) {
                return true;
            }
            if (lowest == null || field.electronicEnergy() < lowest.electronicEnergy()) {
                lowest = field;
            }
            effective = diis.extrapolate(field.effective(), field.errors());
        }
        return false;
    }

    /**
     * Goes downhill from a determinant by Newton steps within a distance that its model can be trusted for.
     *
     * <p>Nocedal and Wright, Numerical Optimization (2006), algorithm 4.1.
     *
     * @throws ScfNotConvergedException when the steps are used up or no step lowers the energy
     */
    private void steps(DeterminantField start) {
        DeterminantField field = start;
        last = start;
        double distance = FIRST_DISTANCE;
        change = Double.POSITIVE_INFINITY;
        while (!converged(field)) {
            TrustRegionStep model =
                    new TrustRegionStep(OrbitalHessian.internal(equations, shells, field.canonical(equations, shells)));
            DeterminantField next = null;
            while (next == null) {
                control.check();
                if (iterations == settings.mostIterations() || distance < SHORTEST_DISTANCE) {
                    throw notConverged();
                }
                TrustRegionStep.Step step = model.within(distance);
                DeterminantField tried = field(model.orbitals(step));
                double gained = tried.electronicEnergy() - field.electronicEnergy();
                boolean rounding = -step.change() < ROUNDING * Math.abs(field.electronicEnergy());
                double ratio = rounding ? 1 : gained / step.change();
                if (ratio > 0) {
                    next = tried;
                }
                if (ratio < 0.25) {
                    distance = 0.25 * Math.min(distance, step.length());
                } else if (ratio > 0.75 && step.length() > 0.8 * distance) {
                    distance = Math.min(LONGEST_DISTANCE, 2 * distance);
                }
            }
            field = reported(next);
        }
    }

    /** Returns a lower determinant in the direction of a negative curvature. */
    private DeterminantField follow(OrbitalHessian hessian, double[] direction) {
        double saddle = solution().electronicEnergy();
        DeterminantField best = solution();
        for (double length = FIRST_ROTATION;
                best.electronicEnergy() >= saddle && length > SHORTEST_ROTATION;
                length /= 2) {
            for (int sign = 1; sign >= -1; sign -= 2) {
                control.check();
                DeterminantField tried = field(hessian.rotated(direction, sign * length));
                if (tried.electronicEnergy() < best.electronicEnergy()) {
                    best = tried;
                }
            }
        }
        return reported(best);
    }

    private double[] atomicField() {
        double[] field = equations.atomicField();
        double[] each = new double[shells.sets() * field.length];
        for (int set = 0; set < shells.sets(); set++) {
            System.arraycopy(field, 0, each, set * field.length, field.length);
        }
        return each;
    }

    /** Returns the eigenvectors of the effective Fock matrices. */
    private double[][] orbitals(double[] effective) {
        int size = equations.size();
        double[][] orbitals = new double[shells.sets()][];
        for (int set = 0; set < orbitals.length; set++) {
            double[] fock = new double[size * size];
            System.arraycopy(effective, set * fock.length, fock, 0, fock.length);
            orbitals[set] = SymmetricEigenproblem.solve(fock, size).vectors();
        }
        return orbitals;
    }

    private DeterminantField field(double[][] orbitals) {
        return DeterminantField.of(equations, shells, orbitals);
    }

    /** Makes a determinant the last one and tells the listener of it. */
    private DeterminantField reported(DeterminantField field) {
        change = last == null ? Double.NaN : Math.abs(field.electronicEnergy() - last.electronicEnergy());
        last = field;
        iterations++;
        listener.iteration(
                new Iteration(iterations, totalEnergy(field), field.residual(), equations.evaluations()),
                () -> new byte[0]);
        return field;
    }

    private boolean converged(DeterminantField field) {
        return field.residual() < settings.residualTolerance() && change < settings.energyTolerance();
    }

    private double totalEnergy(DeterminantField field) {
        return field.electronicEnergy() + integrals.nuclearRepulsionEnergy();
    }

    private DeterminantField solution() {
        return Objects.requireNonNull(last);
    }

    private ScfNotConvergedException notConverged() {
        DeterminantField field = solution();
        return new ScfNotConvergedException(
                iterations, totalEnergy(field), field.residual(), shells.spinSquared(field.occupied()));
    }

    private ScfResult result(boolean newton, @Nullable Stability stability) {
        DeterminantField field = solution();
        MolecularOrbitals[] orbitals = new MolecularOrbitals[shells.sets()];
        for (int set = 0; set < orbitals.length; set++) {
            SymmetricEigenproblem canonical =
                    CanonicalOrbitals.of(equations, shells, set, field, newton || shells.open() > 0);
            double[] coefficients = equations.coefficients(canonical.vectors());
            orbitals[set] = new MolecularOrbitals(
                            integrals.functions(), equations.size(), coefficients, canonical.values(), shells.full(set))
                    .withSigns();
        }
        return new ScfResult(
                shells.type(),
                totalEnergy(field),
                integrals.nuclearRepulsionEnergy(),
                orbitals[0],
                orbitals[orbitals.length - 1],
                shells.spinSquared(field.occupied()),
                iterations,
                equations.evaluations(),
                field.residual(),
                newton,
                stability);
    }
}
