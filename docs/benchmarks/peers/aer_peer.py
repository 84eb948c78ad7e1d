"""Qiskit Aer 0.18: the same circuit as qulacs, its state only."""

import peer

TASK = peer.task()
import math  # noqa: E402

from qiskit import QuantumCircuit, transpile  # noqa: E402
from qiskit.quantum_info import SparsePauliOp  # noqa: E402
from qiskit_aer import AerSimulator  # noqa: E402

qubits, layers = int(TASK["qubits"]), int(TASK["layers"])
circuit = QuantumCircuit(qubits)
k = 0
for _ in range(layers):
    for add in (circuit.ry, circuit.rz):
        for q in range(qubits):
            add(math.sin(k + 1.0), q)
            k += 1
    for q in range(qubits - 1):
        circuit.cz(q, q + 1)
circuit.save_statevector()
simulator = AerSimulator(method="statevector", max_parallel_threads=int(TASK["threads"]))
compiled = transpile(circuit, simulator, optimization_level=0)


def work():
    return simulator.run(compiled, shots=1).result().get_statevector()


state, timing = peer.measure(work, float(TASK["seconds"]))
zz = SparsePauliOp.from_sparse_list(
    [("ZZ", [q, q + 1], 1.0 / (qubits - 1)) for q in range(qubits - 1)], num_qubits=qubits
)
peer.report(state.expectation_value(zz).real, ["qiskit-aer", "qiskit"], timing)
