package dev.groundstate.engine.determinant;

import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.run.WorkCounter;

/**
 * The Hamiltonian among the electrons of one spin: a sparse symmetric matrix over occupation strings.
 *
 * <p>Slater-Condon rules over strings: Σ_p h_pp + ½ Σ_pq ((pp|qq) − (pq|pq)) on the diagonal; h_pq + Σ_r ((pq|rr) −
 * (pr|rq)) for one electron moved; (ia|jb) − (ib|ja) for two. Rows follow one another; each holds as many elements off
 * the diagonal. Immutable.
 */
final class SameSpinHamiltonian {

    private final int rowLength;
    private final double[] diagonal;
    private final int[] columns;
    private final double[] values;

    SameSpinHamiltonian(ActiveSpaceHamiltonian hamiltonian, OccupationStrings strings, WorkCounter work) {
        this.rowLength = Math.toIntExact(rowLength(strings.spatialOrbitals(), strings.electrons()));
        this.diagonal = new double[strings.count()];
        this.columns = new int[Math.multiplyExact(strings.count(), rowLength)];
        this.values = new double[columns.length];
        Row row = new Row(hamiltonian, strings);
        for (int index = 0; index < strings.count(); index++) {
            row.fill(index);
            work.add((long) rowLength * (2 + strings.electrons()));
        }
    }

    /** Returns the number of strings that one or two moved electrons make of a string. */
    static long rowLength(int spatialOrbitals, int electrons) {
        long holes = (long) spatialOrbitals - electrons;
        return electrons * holes + electrons * (electrons - 1L) / 2 * (holes * (holes - 1) / 2);
    }

    /** Returns the elements of a row off the diagonal. */
    int rowLength() {
        return rowLength;
    }

    double diagonal(int index) {
        return diagonal[index];
    }

    int column(int index, int k) {
        return columns[index * rowLength + k];
    }

    double value(int index, int k) {
        return values[index * rowLength + k];
    }

    /** Works out one row after another. */
    private final class Row {
        private final ActiveSpaceHamiltonian hamiltonian;
        private final OccupationStrings strings;
        private final int[] occupied;
        private final int[] empty;
        private int next;

        Row(ActiveSpaceHamiltonian hamiltonian, OccupationStrings strings) {
            this.hamiltonian = hamiltonian;
            this.strings = strings;
            this.occupied = new int[strings.electrons()];
            this.empty = new int[strings.spatialOrbitals() - strings.electrons()];
        }

        void fill(int index) {
            long bits = strings.bits(index);
            int o = 0;
            int e = 0;
            for (int p = 0; p < strings.spatialOrbitals(); p++) {
                if (OccupationString.occupied(bits, p)) {
                    occupied[o++] = p;
                } else {
                    empty[e++] = p;
                }
            }
            next = index * rowLength;
            diagonal[index] = diagonal();
            for (int x = 0; x < occupied.length; x++) {
                for (int a : empty) {
                    int i = occupied[x];
                    long moved = OccupationString.moved(bits, a, i);
                    put(moved, OccupationString.sign(bits, a, i) * single(i, a));
                    for (int y = x + 1; y < occupied.length; y++) {
                        for (int b : empty) {
                            if (b > a) {
                                putDouble(bits, moved, i, a, occupied[y], b);
                            }
                        }
                    }
                }
            }
        }

        private void put(long bits, double value) {
            columns[next] = strings.index(bits);
            values[next] = value;
            next++;
        }

        private void putDouble(long bits, long moved, int i, int a, int j, int b) {
            int sign = OccupationString.sign(bits, a, i) * OccupationString.sign(moved, b, j);
            double value = hamiltonian.twoElectron().get(i, a, j, b)
                    - hamiltonian.twoElectron().get(i, b, j, a);
            put(OccupationString.moved(moved, b, j), sign * value);
        }

        private double diagonal() {
            double energy = 0;
            for (int p : occupied) {
                energy += hamiltonian.oneElectron().get(p, p);
                for (int q : occupied) {
                    energy += 0.5
                            * (hamiltonian.twoElectron().get(p, p, q, q)
                                    - hamiltonian.twoElectron().get(p, q, p, q));
                }
            }
            return energy;
        }

        /** Sums over all occupied r: the term r = i vanishes. */
        private double single(int i, int a) {
            double value = hamiltonian.oneElectron().get(i, a);
            for (int r : occupied) {
                value += hamiltonian.twoElectron().get(i, a, r, r)
                        - hamiltonian.twoElectron().get(i, r, r, a);
            }
            return value;
        }
    }
}
