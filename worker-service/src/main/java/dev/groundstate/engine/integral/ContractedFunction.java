package dev.groundstate.engine.integral;

import dev.groundstate.engine.basis.AngularFunction;
import dev.groundstate.engine.basis.AngularFunction.Monomial;
import dev.groundstate.engine.basis.Contraction;
import dev.groundstate.engine.basis.ShellGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * One basis function of a shell group, its radial and its angular part multiplied out.
 *
 * @param coefficients of the bare primitives of the group
 * @param monomials of the angular part
 */
record ContractedFunction(double[] coefficients, List<Monomial> monomials) {

    /** Returns the functions of a group in their order within the basis. */
    static List<ContractedFunction> of(ShellGroup group) {
        List<ContractedFunction> functions = new ArrayList<>();
        for (Contraction contraction : group.contractions()) {
            for (AngularFunction angular : group.angularFunctions(contraction)) {
                functions.add(new ContractedFunction(contraction.coefficients(), angular.monomials()));
            }
        }
        return functions;
    }
}
