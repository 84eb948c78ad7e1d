package dev.groundstate.api.molecule;

import com.actelion.research.chem.Molecule;
import com.actelion.research.chem.SmilesParser;
import com.actelion.research.chem.StereoMolecule;
import dev.groundstate.model.molecule.ChemicalElement;
import dev.groundstate.model.molecule.InvalidMoleculeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openmolecules.chem.conf.gen.ConformerGenerator;

/**
 * Atoms and bonds of a SMILES, all hydrogens explicit, without coordinates.
 *
 * @param elements atom by atom; the hydrogens that the SMILES implies come last
 * @param fragments number of parts that no bond connects
 * @param charge sum of the formal charges
 * @param unpairedElectrons of the radical sites, spins parallel
 * @param molecule the same for OpenChemLib; shared, and changed by whoever makes a conformer of it
 */
record MolecularGraph(
        List<ChemicalElement> elements, int fragments, int charge, int unpairedElectrons, StereoMolecule molecule) {

    /** Most atoms, hydrogens included. */
    static final int MAXIMUM_ATOMS = 60;

    private static final Set<ChemicalElement> PAIRING =
            Set.of(ChemicalElement.B, ChemicalElement.Al, ChemicalElement.Si, ChemicalElement.Ga, ChemicalElement.Ge);

    private static final int PARSER_MODE = SmilesParser.SMARTS_MODE_IS_SMILES
            | SmilesParser.MODE_NO_CACTUS_SYNTAX
            | SmilesParser.MODE_SKIP_COORDINATE_TEMPLATES;

    /**
     * Reads a SMILES whose syntax was checked.
     *
     * @throws InvalidMoleculeException when it makes no molecule, or one that is too large
     */
    static MolecularGraph of(String smiles) {
        StereoMolecule molecule = parse(smiles);
        molecule.ensureHelperArrays(Molecule.cHelperNeighbours);
        refuseImpossibleValences(molecule);
        ConformerGenerator.addHydrogenAtoms(molecule);
        molecule.ensureHelperArrays(Molecule.cHelperNeighbours);
        int count = molecule.getAllAtoms();
        if (count > MAXIMUM_ATOMS) {
            throw fault(
                    "The molecule has %d atoms, hydrogens included; at most %d are placed from a SMILES. Give atoms instead."
                            .formatted(count, MAXIMUM_ATOMS));
        }
        List<ChemicalElement> elements = new ArrayList<>();
        int charge = 0;
        int unpairedElectrons = 0;
        for (int atom = 0; atom < count; atom++) {
            elements.add(element(molecule, atom));
            charge += molecule.getAtomCharge(atom);
            unpairedElectrons += unpairedElectrons(elements.get(atom), molecule.getAtomRadical(atom));
        }
        int fragments = molecule.getFragmentNumbers(new int[count], false, false);
        return new MolecularGraph(List.copyOf(elements), fragments, charge, unpairedElectrons, molecule);
    }

    /** Returns the atom with the most bonds, the first of equals. */
    int centre() {
        int centre = 0;
        for (int atom = 1; atom < elements.size(); atom++) {
            if (molecule.getAllConnAtoms(atom) > molecule.getAllConnAtoms(centre)) {
                centre = atom;
            }
        }
        return centre;
    }

    /** Reads a SMILES whose syntax was checked into the library's own form, hydrogens as they were written. */
    static StereoMolecule parse(String smiles) {
        StereoMolecule molecule = new StereoMolecule();
        try {
            new SmilesParser(PARSER_MODE).parse(molecule, smiles.getBytes(StandardCharsets.US_ASCII), false, true);
        } catch (Exception refusal) {
            throw fault("The SMILES makes no molecule: " + reason(refusal) + ".");
        }
        if (molecule.isFragment() || molecule.getAllAtoms() == 0) {
            throw fault("The SMILES is a pattern, not a molecule; name every atom and bond.");
        }
        return molecule;
    }

    /** The parser refuses with plain exceptions whose messages start with its name; others are no sentence for a user. */
    private static String reason(Exception refusal) {
        String message = refusal.getMessage();
        return refusal.getClass() == Exception.class && message != null
                ? message.replace("SmilesParser: ", "").replaceAll("[.\\s]+$", "")
                : "it cannot be read";
    }

    private static void refuseImpossibleValences(StereoMolecule molecule) {
        for (int atom = 0; atom < molecule.getAtoms(); atom++) {
            int bonds = molecule.getOccupiedValence(atom);
            int most = molecule.getMaxValence(atom);
            if (bonds > most) {
                throw fault("Atom %d (%s) has %d bonds; it can have %d."
                        .formatted(atom + 1, molecule.getAtomLabel(atom), bonds, most));
            }
        }
    }

    private static ChemicalElement element(StereoMolecule molecule, int atom) {
        return ChemicalElement.ofAtomicNumber(molecule.getAtomicNo(atom))
                .orElseThrow(() -> fault("%s is not an element from H to Kr.".formatted(molecule.getAtomLabel(atom))));
    }

    /** Two electrons at one site are parallel in CH2 and NH, paired in BH, AlH and SiH2. */
    private static int unpairedElectrons(ChemicalElement element, int radicalState) {
        return switch (radicalState) {
            case Molecule.cAtomRadicalStateD -> 1;
            case Molecule.cAtomRadicalStateT -> PAIRING.contains(element) ? 0 : 2;
            default -> 0;
        };
    }

    private static InvalidMoleculeException fault(String message) {
        return new InvalidMoleculeException("smiles", message);
    }
}
