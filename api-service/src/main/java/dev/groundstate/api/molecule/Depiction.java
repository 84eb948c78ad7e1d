package dev.groundstate.api.molecule;

import com.actelion.research.chem.AbstractDepictor;
import com.actelion.research.chem.SVGDepictor;
import com.actelion.research.chem.StereoMolecule;
import com.actelion.research.chem.coords.CoordinateInventor;
import com.actelion.research.gui.generic.GenericRectangle;

/** Draws the skeletal formula of a SMILES. What is neither coloured nor white has the colour of the text around it. */
final class Depiction {

    private static final int WIDTH = 300;
    private static final int HEIGHT = 200;
    private static final long SEED = 42;

    private static final int FORMULA_ONLY = AbstractDepictor.cDModeSuppressChiralText
            | AbstractDepictor.cDModeSuppressCIPParity
            | AbstractDepictor.cDModeSuppressESR
            | AbstractDepictor.cDModeNoStereoProblem
            | AbstractDepictor.cDModeNoColorOnESRAndCIP;

    private Depiction() {}

    /** Returns the drawing of a SMILES whose syntax was checked, as an SVG document. */
    static String svg(String smiles) {
        StereoMolecule molecule = MolecularGraph.parse(smiles);
        CoordinateInventor inventor = new CoordinateInventor();
        inventor.setRandomSeed(SEED);
        inventor.invent(molecule);
        molecule.setStereoBondsFromParity();
        SVGDepictor depictor = new SVGDepictor(molecule, FORMULA_ONLY, "molecule");
        depictor.validateView(null, new GenericRectangle(0, 0, WIDTH, HEIGHT), AbstractDepictor.cModeInflateToMaxAVBL);
        depictor.setLegacyMode(false);
        depictor.paint(null);
        return depictor.toString()
                .replace("rgb(0,0,0)", "currentColor")
                .replace("fill:black; stroke:black", "fill:currentColor; stroke:currentColor");
    }
}
