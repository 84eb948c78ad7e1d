"""qulacs 0.6.14: layers of RY, RZ and a chain of CZ; the mean of neighbouring Z and its derivatives."""

import peer

TASK = peer.task()
import math  # noqa: E402

from qulacs import Observable, ParametricQuantumCircuit, QuantumState  # noqa: E402
from qulacs.circuit import QuantumCircuitOptimizer  # noqa: E402

qubits, layers = int(TASK["qubits"]), int(TASK["layers"])
circuit = ParametricQuantumCircuit(qubits)
k = 0
for _ in range(layers):
    for add in (circuit.add_parametric_RY_gate, circuit.add_parametric_RZ_gate):
        for q in range(qubits):
            add(q, -math.sin(k + 1.0))  # its rotations turn the other way
            k += 1
    for q in range(qubits - 1):
        circuit.add_CZ_gate(q, q + 1)
observable = Observable(qubits)
for q in range(qubits - 1):
    observable.add_operator(1.0 / (qubits - 1), f"Z {q} Z {q + 1}")

state = QuantumState(qubits)
if TASK.get("fused") == "true":
    QuantumCircuitOptimizer().optimize_light(circuit)


def prepare():
    state.set_zero_state()
    circuit.update_quantum_state(state)


work = prepare if TASK["work"] == "circuit-state" else lambda: circuit.backprop(observable)
_, timing = peer.measure(work, float(TASK["seconds"]))
prepare()
peer.report(observable.get_expectation_value(state), ["qulacs"], timing)
