/**
 * The unitary cluster Jastrow ansatz: orbital rotations and phases of pairs of electrons, on complex states with a fixed
 * number of electrons of each spin. After Y. Matsuzawa and Y. Kurashige, J. Chem. Theory Comput. 16, 944 (2020), and, where
 * only some pairs of orbitals interact, M. Motta et al., Chem. Sci. 14, 11213 (2023).
 */
@NullMarked
package dev.groundstate.engine.jastrow;

import org.jspecify.annotations.NullMarked;
