/** Integrals over real basis functions or orbitals, in hartree; two-electron ones in chemists' notation (pq|rs). */
@NullMarked
package dev.groundstate.engine.integral;

import org.jspecify.annotations.NullMarked;
