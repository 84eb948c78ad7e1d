"""PennyLane 0.45 with Lightning: UCCSD as a circuit, adjoint derivatives, L-BFGS-B of SciPy."""

import peer

TASK = peer.task()
import math  # noqa: E402

import numpy  # noqa: E402
import pennylane as qml  # noqa: E402
from pennylane import numpy as pnp  # noqa: E402

PACKAGES = ["pennylane", "pennylane-lightning", "numpy", "scipy"]


def layered():
    """The same circuit as qulacs."""
    qubits, layers = int(TASK["qubits"]), int(TASK["layers"])
    device = qml.device("lightning.qubit", wires=qubits)
    zz = qml.Hamiltonian(
        [1.0 / (qubits - 1)] * (qubits - 1), [qml.Z(q) @ qml.Z(q + 1) for q in range(qubits - 1)]
    )

    @qml.qnode(device, diff_method="adjoint")
    def energy(theta):
        k = 0
        for _ in range(layers):
            for gate in (qml.RY, qml.RZ):
                for q in range(qubits):
                    gate(theta[k], wires=q)
                    k += 1
            for q in range(qubits - 1):
                qml.CZ(wires=[q, q + 1])
        return qml.expval(zz)

    theta = pnp.array([math.sin(k + 1.0) for k in range(2 * qubits * layers)], requires_grad=True)
    return energy, theta


def coupled_cluster():
    """UCCSD over the integrals of PySCF, Jordan-Wigner."""
    from pyscf import ao2mo, scf

    mol = peer.molecule(TASK)
    mf = scf.RHF(mol)
    mf.conv_tol = 1e-11
    mf.kernel()
    n = mf.mo_coeff.shape[1]
    one = mf.mo_coeff.T @ mf.get_hcore() @ mf.mo_coeff
    two = ao2mo.restore(1, ao2mo.kernel(mol, mf.mo_coeff), n).transpose(0, 2, 3, 1)
    sentence = qml.qchem.fermionic_observable(numpy.array([mol.energy_nuc()]), one, two, cutoff=1e-12)
    hamiltonian = qml.jordan_wigner(sentence, tol=1e-10)
    electrons, qubits = mol.nelectron, 2 * n
    singles, doubles = qml.qchem.excitations(electrons, qubits)
    occupation = qml.qchem.hf_state(electrons, qubits)
    device = qml.device("lightning.qubit", wires=qubits)

    @qml.qnode(device, diff_method="adjoint")
    def energy(theta):
        qml.BasisState(occupation, wires=range(qubits))
        for k, wires in enumerate(doubles):
            qml.DoubleExcitation(theta[k], wires=wires)
        for k, wires in enumerate(singles):
            qml.SingleExcitation(theta[len(doubles) + k], wires=wires)
        return qml.expval(hamiltonian)

    return energy, pnp.zeros(len(singles) + len(doubles), requires_grad=True)


energy, theta = layered() if "qubits" in TASK else coupled_cluster()
gradient = qml.grad(energy)


def minimise():
    from scipy.optimize import minimize

    result = minimize(
        lambda x: (float(energy(pnp.array(x))), gradient(pnp.array(x, requires_grad=True))),
        numpy.array(theta),
        jac=True,
        method="L-BFGS-B",
    )
    return float(result.fun)


WORK = {
    "circuit-state": lambda: float(energy(theta)),
    "circuit-gradient": lambda: gradient(theta) is None,
    "uccsd-gradient": lambda: gradient(theta) is None,
    "uccsd-vqe": minimise,
}
answer, timing = peer.measure(WORK[TASK["work"]], float(TASK["seconds"]))
value = answer if TASK["work"] == "uccsd-vqe" else float(energy(theta))
peer.report(value, PACKAGES, timing)
