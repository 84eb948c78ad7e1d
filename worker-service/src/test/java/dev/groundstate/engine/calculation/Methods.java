package dev.groundstate.engine.calculation;

import java.util.List;

/** The methods as tests speak of them. */
public final class Methods {

    public static final CalculationMethod HARTREE_FOCK = new CalculationMethod.HartreeFock();
    public static final CalculationMethod UNRESTRICTED_HARTREE_FOCK = new CalculationMethod.UnrestrictedHartreeFock();
    public static final CalculationMethod MP2 = new CalculationMethod.MoellerPlesset();
    public static final CalculationMethod CCSD = new CalculationMethod.CoupledCluster();
    public static final CalculationMethod FCI = new CalculationMethod.FullConfigurationInteraction();
    public static final CalculationMethod VQE = new CalculationMethod.Variational();

    /** All that make more than one iteration. */
    public static final List<CalculationMethod> ITERATIVE =
            List.of(HARTREE_FOCK, UNRESTRICTED_HARTREE_FOCK, CCSD, FCI, VQE);

    private Methods() {}
}
