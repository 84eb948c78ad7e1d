"""TenCirChem 2024.10: UCCSD by determinants on NumPy or JAX, or by PySCF's operators."""

import peer

TASK = peer.task()
import logging  # noqa: E402
import math  # noqa: E402

from tencirchem import UCCSD, set_backend  # noqa: E402

logging.getLogger("tencirchem").setLevel(logging.ERROR)
set_backend(TASK.get("backend", "jax"))
PACKAGES = ["tencirchem-ng", "tensorcircuit-ng", "jax", "numpy", "scipy", "pyscf"]
SIDE = 10


def ansatz(mol):
    return UCCSD(mol, run_ccsd=False, run_fci=False, engine=TASK.get("engine", "civector"))


def scan(read):
    """Mean energy of a grid of bond lengths and angles of water, Hartree-Fock included."""
    sum_of_energies = 0
    for i in range(SIDE):
        for j in range(SIDE):
            r = (0.90 + 0.25 * i / 9) / 0.529177210903
            half = math.radians(80 + 35 * j / 9) / 2
            y, z = r * math.sin(half), r * math.cos(half)
            moved = dict(read, atoms=f"O:0:0:0,H:0:{y!r}:{z!r},H:0:{-y!r}:{z!r}")
            sum_of_energies += ansatz(peer.molecule(moved)).kernel()
    return sum_of_energies / SIDE**2


def work(read):
    if read["work"] == "uccsd-scan":
        ansatz(peer.molecule(read)).kernel()  # compiles, which is not timed here
        return lambda: (scan(read), 0)
    ucc = ansatz(peer.molecule(read))
    if TASK["work"] == read["work"]:
        ucc.energy_and_grad(ucc.init_guess)  # compiles, which is not timed here
    if read["work"] == "uccsd-gradient":
        theta = ucc.init_guess
        return lambda: (float(ucc.energy_and_grad(theta)[0]), 1)
    return lambda: (float(ucc.kernel()), int(ucc.opt_res.nfev))


if TASK["work"] == "cold":
    energy, evaluations = work(dict(TASK, work=TASK["cold"]))()
    peer.report(energy, PACKAGES, {}, evaluations=evaluations)
else:
    (energy, evaluations), timing = peer.measure(work(TASK), float(TASK["seconds"]))
    peer.report(energy, PACKAGES, timing, evaluations=evaluations)
