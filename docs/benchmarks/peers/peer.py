"""What the scripts of the peers share: the task, the limit of memory, the warm loop, the line of JSON at the end.

A task is a line of key=value, the same one that the engine gets. Coordinates are bohr; basis sets are Gaussian-94 files.
"""

import json
import resource
import sys
import time
from importlib.metadata import version


# Seconds from which the very first time counts, as warming up is nothing beside it.
LONG = 30


def task():
    """Returns the task on the command line and bounds the memory, before anything large is imported."""
    read = parse(sys.argv[1])
    if "memory" in read:
        limit = int(read["memory"])
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    return read


def parse(line):
    return dict(word.split("=", 1) for word in line.split())


def measure(work, seconds):
    """Returns the answer of the work and its times; the first half of the seconds warms up, unless once is long enough."""
    begun, processor = time.perf_counter(), time.process_time()
    answer = work()
    first = time.perf_counter() - begun
    if first >= max(seconds, LONG):
        times = [first]
    else:
        while time.perf_counter() - begun < seconds / 2:
            work()
        times, begun, processor = [], time.perf_counter(), time.process_time()
    while not times or sum(times) < seconds / 2:
        start = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - start)
    return answer, {
        "first": first,
        "seconds": times,
        "processor": (time.process_time() - processor) / len(times),
    }


def report(energy, packages, timing, **more):
    """Prints the result as the last line."""
    line = {
        "energy": float(energy),
        "peak_bytes": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        "versions": {name: version(name) for name in packages},
        **timing,
        **more,
    }
    print(json.dumps(line), flush=True)


def molecule(read):
    """Returns the molecule as PySCF has it, over the same digits of the basis set that the engine reads."""
    from pyscf import gto
    from pyscf.gto.basis import parse_gaussian

    atoms = [atom.split(":") for atom in read["atoms"].split(",")]
    blocks = {}
    with open(read["basis_file"]) as file:
        lines = [line for line in file if not line.startswith("!")]
    for block in "".join(lines).split("****"):
        if block.strip():
            blocks[block.split()[0]] = block
    return gto.M(
        atom=[(a[0], tuple(map(float, a[1:]))) for a in atoms],
        unit="Bohr",
        basis={a[0]: parse_gaussian.parse(blocks[a[0]]) for a in atoms},
        charge=int(read.get("charge", 0)),
        spin=int(read.get("multiplicity", 1)) - 1,
        cart=read.get("cartesian") == "true",
        verbose=0,
    )
