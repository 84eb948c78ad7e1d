package dev.groundstate.engine.qubit;

/**
 * Maps fermionic operators to qubits by a linear code: qubit i of the state that encodes occupations n holds
 * Σ_j A_ij n_j modulo 2, A lower triangular with ones on the diagonal.
 *
 * <p>With u_j the qubits that flip with mode j (a column of A), p_j those whose parity is that of the modes below j, and
 * o_j those whose parity is n_j: a_j + a_j† = X^u Z^p and a_j† − a_j = X^u Z^p Z^o. After J. T. Seeley, M. J. Richard and P. J.
 * Love, J. Chem. Phys. 137, 224109 (2012).
 *
 * <p>Qubits that hold a conserved parity may be left out: their Z is a number. Immutable.
 */
public final class FermionEncoding {

    private final Mapper mapper;
    private final int modes;
    private final long[] flips;
    private final long[] parities;
    private final long[] occupations;
    private final long kept;
    private final long fixedBits;

    private FermionEncoding(Mapper mapper, long[] rows, long removed, long fixedBits) {
        this.mapper = mapper;
        this.modes = rows.length;
        this.kept = mask(modes) & ~removed;
        this.fixedBits = fixedBits;
        this.flips = columns(rows);
        this.occupations = inverse(rows);
        this.parities = new long[modes];
        for (int j = 1; j < modes; j++) {
            parities[j] = parities[j - 1] ^ occupations[j - 1];
        }
    }

    /**
     * Returns the encoding of the spin orbitals of an active space.
     *
     * <p>Parity leaves out qubits n − 1 and 2n − 1, which hold the parities of the alpha electrons and of all electrons.
     */
    public static FermionEncoding of(Mapper mapper, int spatialOrbitals, int alphaElectrons, int betaElectrons) {
        int modes = Math.multiplyExact(2, spatialOrbitals);
        if (modes > PauliSum.MOST_QUBITS) {
            throw new IllegalArgumentException(
                    "expected at most " + PauliSum.MOST_QUBITS / 2 + " orbitals, got " + spatialOrbitals);
        }
        return switch (mapper) {
            case JORDAN_WIGNER, BRAVYI_KITAEV -> new FermionEncoding(mapper, rows(mapper, modes), 0, 0);
            case PARITY -> {
                long alphaQubit = 1L << (spatialOrbitals - 1);
                long totalQubit = 1L << (modes - 1);
                long fixed = ((alphaElectrons & 1) != 0 ? alphaQubit : 0)
                        | (((alphaElectrons + betaElectrons) & 1) != 0 ? totalQubit : 0);
                yield new FermionEncoding(mapper, rows(mapper, modes), alphaQubit | totalQubit, fixed);
            }
        };
    }

    /** Returns the encoding that leaves out nothing. */
    public static FermionEncoding complete(Mapper mapper, int modes) {
        return new FermionEncoding(mapper, rows(mapper, modes), 0, 0);
    }

    /** Rows of A: the modes whose parity a qubit holds. */
    private static long[] rows(Mapper mapper, int modes) {
        long[] rows = new long[modes];
        for (int i = 0; i < modes; i++) {
            rows[i] = switch (mapper) {
                case JORDAN_WIGNER -> 1L << i;
                case BRAVYI_KITAEV -> mask(i + 1) & ~mask(i + 1 - Integer.lowestOneBit(i + 1));
                case PARITY -> mask(i + 1);
            };
        }
        return rows;
    }

    private static long mask(int bits) {
        return (1L << bits) - 1;
    }

    private static long[] columns(long[] rows) {
        long[] columns = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                columns[j] |= ((rows[i] >>> j) & 1) << i;
            }
        }
        return columns;
    }

    /** Rows of A⁻¹, by forward substitution. */
    private static long[] inverse(long[] rows) {
        long[] inverse = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            inverse[i] = 1L << i;
            for (int j = 0; j < i; j++) {
                if (((rows[i] >>> j) & 1) != 0) {
                    inverse[i] ^= inverse[j];
                }
            }
        }
        return inverse;
    }

    /** Returns the mapper. */
    public Mapper mapper() {
        return mapper;
    }

    /** Returns the number of modes. */
    public int modes() {
        return modes;
    }

    /** Returns the number of qubits. */
    public int qubits() {
        return Long.bitCount(kept);
    }

    /**
     * Returns the basis state that encodes a determinant.
     *
     * @param occupation bit j is set when mode j is occupied
     */
    public long basisState(long occupation) {
        long state = 0;
        for (long rest = occupation; rest != 0; rest &= rest - 1) {
            state ^= flips[Long.numberOfTrailingZeros(rest)];
        }
        if ((state & ~kept) != fixedBits) {
            throw new IllegalArgumentException(
                    "expected a determinant with the parities of the encoding, got " + Long.toBinaryString(occupation));
        }
        return Long.compress(state, kept);
    }

    /** Returns the determinant that a basis state encodes: bit j is set when mode j is occupied. */
    public long occupation(long basisState) {
        long complete = Long.expand(basisState, kept) | fixedBits;
        long occupation = 0;
        for (int j = 0; j < modes; j++) {
            occupation |= (Long.bitCount(complete & occupations[j]) & 1L) << j;
        }
        return occupation;
    }

    /** Returns the basis state of the determinant that fills the lowest spatial orbitals. */
    public long referenceState(int alphaElectrons, int betaElectrons) {
        return basisState(mask(alphaElectrons) | (mask(betaElectrons) << (modes / 2)));
    }

    /**
     * Returns G of exp(θ(T − Tᵀ)) = exp(iθG), T = Π_k a†(to_k) a(from_k).
     *
     * <p>Its strings commute with one another, so the exponential is the product of theirs, in any order.
     *
     * @param from modes emptied
     * @param to modes filled, as many, all different from those emptied
     * @param signed whether electrons change the sign when they pass one another
     */
    public PauliSum excitationGenerator(int[] from, int[] to, boolean signed) {
        PauliPolynomial forth = new PauliPolynomial();
        forth.add(PauliString.IDENTITY, 1, 0);
        PauliPolynomial back = forth;
        for (int k = 0; k < from.length; k++) {
            forth = forth.times(ladder(to[k], 0.5, signed).times(ladder(from[k], -0.5, signed)));
            back = ladder(from[k], 0.5, signed)
                    .times(ladder(to[k], -0.5, signed))
                    .times(back);
        }
        PauliPolynomial difference = new PauliPolynomial();
        difference.add(forth, 1);
        difference.add(back, -1);
        return reduced(difference).overImaginaryUnit(qubits());
    }

    /** Returns Π n_j of some modes, all different: strings of Z alone. */
    public PauliSum occupation(int... modesOccupied) {
        PauliPolynomial product = new PauliPolynomial();
        product.add(PauliString.IDENTITY, 1, 0);
        for (int mode : modesOccupied) {
            product = product.times(creation(mode).times(annihilation(mode)));
        }
        return reduced(product).hermitian(qubits());
    }

    /** Returns E_pq + E_qp of both spins, or E_pp. */
    PauliPolynomial replacement(int p, int q) {
        int n = modes / 2;
        PauliPolynomial sum = new PauliPolynomial();
        for (int first = 0; first < modes; first += n) {
            sum.addProduct(creation(first + p), annihilation(first + q), 1);
            if (p != q) {
                sum.addProduct(creation(first + q), annihilation(first + p), 1);
            }
        }
        return sum;
    }

    /** Returns a of a mode, on all qubits. */
    PauliPolynomial annihilation(int mode) {
        return ladder(mode, -0.5, true);
    }

    /** Returns a† of a mode, on all qubits. */
    PauliPolynomial creation(int mode) {
        return ladder(mode, 0.5, true);
    }

    /**
     * ½ X^u Z^p ± ½ X^u Z^p Z^o, without Z^p where there are no signs; X^u Z^p is i^−|u∧p| times the Pauli string of these
     * masks.
     */
    private PauliPolynomial ladder(int mode, double factorOfOccupation, boolean signed) {
        long parity = signed ? parities[mode] : 0;
        PauliPolynomial sum = new PauliPolynomial();
        addWithoutPhase(sum, new PauliString(flips[mode], parity), 0.5);
        addWithoutPhase(sum, new PauliString(flips[mode], parity ^ occupations[mode]), factorOfOccupation);
        return sum;
    }

    private static void addWithoutPhase(PauliPolynomial sum, PauliString string, double factor) {
        switch (string.yCount() & 3) {
            case 0 -> sum.add(string, factor, 0);
            case 1 -> sum.add(string, 0, -factor);
            case 2 -> sum.add(string, -factor, 0);
            default -> sum.add(string, 0, factor);
        }
    }

    /** Replaces Z of the qubits left out by their values and closes the gaps. */
    PauliPolynomial reduced(PauliPolynomial complete) {
        return complete.mapped(
                string -> {
                    if ((string.x() & ~kept) != 0) {
                        throw new IllegalArgumentException("expected an operator that conserves the parities of both"
                                + " spins, got one with " + string.label(modes));
                    }
                    return new PauliString(Long.compress(string.x(), kept), Long.compress(string.z(), kept));
                },
                string -> (Long.bitCount(string.z() & fixedBits) & 1) == 0 ? 1 : -1);
    }
}
