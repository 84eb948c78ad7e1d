"""ffsim 0.0.85: LUCJ, minimised by its linear method, which differentiates by finite differences."""

import peer

TASK = peer.task()
import ffsim  # noqa: E402
import numpy as np  # noqa: E402
from pyscf import ao2mo, cc, mcscf, scf  # noqa: E402

mol = peer.molecule(TASK)
mf = scf.RHF(mol)
mf.conv_tol = 1e-11
mf.kernel()
orbitals, electrons, layers = int(TASK["orbitals"]), int(TASK["electrons"]), int(TASK["layers"])
active = list(range((mol.nelectron - electrons) // 2, (mol.nelectron - electrons) // 2 + orbitals))
data = ffsim.MolecularData.from_scf(mf, active_space=active)
frozen = [i for i in range(mf.mo_coeff.shape[1]) if i not in active]
ccsd = cc.CCSD(mf, frozen=frozen)
ccsd.kernel()

norb, nelec = data.norb, data.nelec
pairs = ([(p, p + 1) for p in range(norb - 1)], [(p, p) for p in range(norb)])
operator = ffsim.UCJOpSpinBalanced.from_t_amplitudes(
    ccsd.t2, t1=ccsd.t1, n_reps=layers, interaction_pairs=pairs
)
start = operator.to_parameters(interaction_pairs=pairs)
reference = ffsim.hartree_fock_state(norb, nelec)
hamiltonian = ffsim.linear_operator(data.hamiltonian, norb=norb, nelec=nelec)


def state(theta):
    built = ffsim.UCJOpSpinBalanced.from_parameters(
        theta, norb=norb, n_reps=layers, interaction_pairs=pairs, with_final_orbital_rotation=True
    )
    return ffsim.apply_unitary(reference, built, norb=norb, nelec=nelec)


def energy(theta):
    vector = state(theta)
    return np.vdot(vector, hamiltonian @ vector).real


def minimise():
    result = ffsim.optimize.minimize_linear_method(
        state, hamiltonian, x0=start, maxiter=int(TASK.get("steps", 10))
    )
    return float(result.fun), int(result.nfev)


if TASK["work"] == "lucj-energy":
    work = lambda: (float(energy(start)), 1)  # noqa: E731
else:
    work = minimise
(value, evaluations), timing = peer.measure(work, float(TASK["seconds"]))
peer.report(value, ["ffsim", "pyscf", "numpy"], timing, evaluations=evaluations, parameters=len(start))
