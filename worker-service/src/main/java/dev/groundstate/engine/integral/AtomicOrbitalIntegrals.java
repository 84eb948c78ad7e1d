package dev.groundstate.engine.integral;

import dev.groundstate.engine.basis.Basis;
import dev.groundstate.engine.basis.CentredShellGroup;
import dev.groundstate.engine.basis.Contraction;
import dev.groundstate.engine.basis.ShellGroup;
import dev.groundstate.engine.molecule.Atom;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.Phase;
import dev.groundstate.engine.run.RunControl;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that a self-consistent field needs to know of a molecule, over the functions of a basis.
 *
 * @param overlap dimensionless
 * @param coreHamiltonian kinetic energy and nuclear attraction
 * @param twoElectron repulsion of the electrons
 * @param nuclearRepulsionEnergy hartree
 * @param atoms the one-centre part of each atom, in the order of their functions
 */
public record AtomicOrbitalIntegrals(
        OneElectronIntegrals overlap,
        OneElectronIntegrals coreHamiltonian,
        TwoElectronIntegrals twoElectron,
        double nuclearRepulsionEnergy,
        List<FreeAtom> atoms) {

    /**
     * One atom of the molecule as if it were alone, over the functions of its angular momenta that hold electrons there.
     *
     * @param atomicNumber nuclear charge
     * @param functions indices of these functions, rising; not copied
     * @param coreHamiltonian kinetic energy and attraction of this nucleus alone, over these functions
     */
    public record FreeAtom(int atomicNumber, int[] functions, OneElectronIntegrals coreHamiltonian) {}

    /** Largest basis whose packed list (1.6 GB) is held in memory. */
    public static final int MOST_FUNCTIONS = 200;

    /** Refuses integrals over different numbers of functions. */
    public AtomicOrbitalIntegrals {
        atoms = List.copyOf(atoms);
        if (coreHamiltonian.size() != overlap.size() || twoElectron.size() != overlap.size()) {
            throw new IllegalArgumentException("expected integrals over " + overlap.size()
                    + " functions throughout, got " + coreHamiltonian.size() + " and " + twoElectron.size());
        }
    }

    /** Returns the number of functions. */
    public int functions() {
        return overlap.size();
    }

    /**
     * Computes the integrals of a molecule with the standard settings.
     *
     * @throws IllegalArgumentException when the basis has more functions than {@link #MOST_FUNCTIONS}
     */
    public static AtomicOrbitalIntegrals compute(Molecule molecule, Basis basis, RunControl control) {
        return compute(molecule, basis, IntegralSettings.standard(), control);
    }

    /**
     * Computes the integrals of a molecule.
     *
     * @throws IllegalArgumentException when the basis has more functions than {@link #MOST_FUNCTIONS}
     */
    public static AtomicOrbitalIntegrals compute(
            Molecule molecule, Basis basis, IntegralSettings settings, RunControl control) {
        int size = basis.functions();
        if (size > MOST_FUNCTIONS) {
            throw new IllegalArgumentException("expected at most " + MOST_FUNCTIONS + " basis functions, got " + size
                    + ": take a smaller basis set");
        }
        control.enter(Phase.INTEGRALS);
        control.check();
        double[] overlap = OneElectronOperators.overlap(basis, control);
        double[] core = OneElectronOperators.kinetic(basis, control);
        List<ShellPair> pairs = pairs(basis.groups(), control);
        List<FreeAtom> atoms = freeAtoms(molecule, basis, pairs, core, control);
        OneElectronOperators.attraction(molecule.atoms(), pairs, core, size, control);
        return new AtomicOrbitalIntegrals(
                new OneElectronIntegrals(size, overlap),
                new OneElectronIntegrals(size, core),
                ElectronRepulsion.compute(pairs, size, planar(molecule.atoms()), settings, control),
                molecule.nuclearRepulsionEnergy(),
                atoms);
    }

    /**
     * Returns the most bytes that {@link #compute} holds at once: the packed list, three matrices, and the expansions of the
     * pairs of shells on their own and in blocks.
     */
    public static long bytes(Basis basis) {
        long size = basis.functions();
        long products = size * (size + 1) / 2;
        long bytes = 4 * products * (products + 1) + 24 * size * size;
        // Atoms of an element share their shells: a hundred atoms have two or three pairs of different ones.
        IdentityHashMap<ShellGroup, IdentityHashMap<ShellGroup, Long>> known = new IdentityHashMap<>();
        List<CentredShellGroup> groups = basis.groups();
        for (int i = 0; i < groups.size(); i++) {
            IdentityHashMap<ShellGroup, Long> ofLeft =
                    known.computeIfAbsent(groups.get(i).shells(), shells -> new IdentityHashMap<>());
            for (int j = 0; j <= i; j++) {
                ShellGroup left = groups.get(i).shells();
                bytes += 2 * ofLeft.computeIfAbsent(groups.get(j).shells(), right -> ShellPair.bytes(left, right));
            }
        }
        return bytes;
    }

    private static List<FreeAtom> freeAtoms(
            Molecule molecule, Basis basis, List<ShellPair> pairs, double[] kinetic, RunControl control) {
        List<FreeAtom> atoms = new ArrayList<>();
        int size = basis.functions();
        for (int a = 0; a < molecule.atoms().size(); a++) {
            control.check();
            int index = a;
            Atom atom = molecule.atoms().get(a);
            List<ShellPair> own = pairs.stream()
                    .filter(pair -> pair.oneCentre && pair.atom == index)
                    .toList();
            double[] matrix = kinetic.clone();
            OneElectronOperators.attraction(List.of(atom), own, matrix, size, control);
            int[] functions = occupiedFunctions(basis, index, atom.element().highestAngularMomentum());
            double[] block = new double[functions.length * functions.length];
            for (int p = 0; p < functions.length; p++) {
                for (int q = 0; q < functions.length; q++) {
                    block[p * functions.length + q] = matrix[functions[p] * size + functions[q]];
                }
            }
            atoms.add(new FreeAtom(atom.atomicNumber(), functions, new OneElectronIntegrals(functions.length, block)));
        }
        return atoms;
    }

    /** Returns the functions of an atom up to an angular momentum. */
    private static int[] occupiedFunctions(Basis basis, int atom, int highest) {
        IntStream.Builder functions = IntStream.builder();
        for (CentredShellGroup group : basis.groups()) {
            if (group.atom() != atom) {
                continue;
            }
            int next = group.firstFunction();
            for (Contraction contraction : group.shells().contractions()) {
                int end = next + group.shells().angularFunctions(contraction).size();
                for (; next < end; next++) {
                    if (contraction.angularMomentum() <= highest) {
                        functions.add(next);
                    }
                }
            }
        }
        return functions.build().toArray();
    }

    /** Returns for each axis whether all nuclei have the same coordinate. */
    private static boolean[] planar(List<Atom> atoms) {
        Atom first = atoms.getFirst();
        return new boolean[] {
            atoms.stream().allMatch(atom -> ShellPair.same(atom.x(), first.x())),
            atoms.stream().allMatch(atom -> ShellPair.same(atom.y(), first.y())),
            atoms.stream().allMatch(atom -> ShellPair.same(atom.z(), first.z()))
        };
    }

    private static List<ShellPair> pairs(List<CentredShellGroup> groups, RunControl control) {
        List<ShellPair> pairs = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = 0; j <= i; j++) {
                control.check();
                pairs.add(new ShellPair(groups.get(i), groups.get(j)));
            }
        }
        return pairs;
    }
}
