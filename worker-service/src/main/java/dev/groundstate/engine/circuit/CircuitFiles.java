package dev.groundstate.engine.circuit;

import dev.groundstate.engine.qubit.FermionEncoding;
import dev.groundstate.engine.run.Attachment;
import dev.groundstate.engine.run.RunControl;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A circuit as people and programs read it: {@code circuit.json}, {@code circuit.qasm}, {@code circuit.txt} and {@code
 * circuit.svg}.
 *
 * <p>Where there is no circuit each of them holds the sentence that says why; drawings do so from {@value
 * #MOST_GATES_DRAWN} gates on as well.
 *
 * @param qubits number of qubits
 * @param depth gates on the longest path; 0 where there is no circuit
 * @param gates number of gates; 0 where it is not known
 * @param parameters number of parameters
 * @param attachments the files
 */
public record CircuitFiles(int qubits, int depth, long gates, int parameters, List<Attachment> attachments) {

    /** Most gates of a drawing: a megabyte. */
    public static final int MOST_GATES_DRAWN = 4_000;

    /**
     * Writes all files.
     *
     * @param qubits of the encoding, for a circuit that is not there
     * @param electrons the circuit stands for
     * @param ansatzType name of the ansatz
     * @param theta values of the parameters
     * @param iteration that they come from; 0 where there are none
     */
    public static CircuitFiles of(
            PreparedCircuit prepared,
            int qubits,
            int electrons,
            String ansatzType,
            double[] theta,
            int iteration,
            RunControl control) {
        return switch (prepared) {
            case PreparedCircuit.Available(Circuit circuit) ->
                of(circuit, electrons, ansatzType, theta, iteration, control);
            case PreparedCircuit.Unavailable(String reason, long gates) -> {
                CircuitDescription none = new CircuitDescription(
                        qubits,
                        electrons,
                        ansatzType,
                        List.of(),
                        new CircuitDescription.Metadata(gates, theta.length, 0, iteration),
                        reason);
                yield new CircuitFiles(
                        qubits,
                        0,
                        gates,
                        theta.length,
                        List.of(
                                file("json", CircuitJson.write(none, control)),
                                file("qasm", "OPENQASM 3.0;\n// " + reason + "\n"),
                                file("txt", reason + "\n"),
                                file("svg", SvgDrawing.sentence(reason))));
            }
        };
    }

    /** Writes the circuit of the determinant that fills the lowest spatial orbitals. */
    public static CircuitFiles ofDeterminant(
            FermionEncoding encoding, int alphaElectrons, int betaElectrons, RunControl control) {
        Circuit circuit = CoupledClusterCircuit.reference(encoding, alphaElectrons, betaElectrons);
        return of(circuit, alphaElectrons + betaElectrons, "hf", new double[0], 0, control);
    }

    private static CircuitFiles of(
            Circuit circuit, int electrons, String ansatzType, double[] theta, int iteration, RunControl control) {
        int gates = circuit.gates().size();
        CircuitDescription description = CircuitDescription.of(circuit, electrons, ansatzType, iteration, control);
        control.check();
        String json = CircuitJson.write(description, control);
        String origin = iteration > 0 ? "// The parameters are those of iteration " + iteration + ".\n" : "";
        String program = origin + OpenQasm.write(circuit, theta, control);
        String drawing = gates <= MOST_GATES_DRAWN
                ? TextDrawing.draw(circuit, MOST_GATES_DRAWN, control)
                : tooLong(gates) + "\n";
        control.check();
        String picture = gates <= MOST_GATES_DRAWN
                ? SvgDrawing.draw(circuit, MOST_GATES_DRAWN, control)
                : SvgDrawing.sentence(tooLong(gates));
        return new CircuitFiles(
                circuit.qubits(),
                description.metadata().depth(),
                gates,
                circuit.parameters(),
                List.of(file("json", json), file("qasm", program), file("txt", drawing), file("svg", picture)));
    }

    private static String tooLong(int gates) {
        return "The circuit has " + gates + " gates, more than the " + MOST_GATES_DRAWN
                + " that are drawn; JSON and OpenQASM have all of them.";
    }

    private static Attachment file(String extension, String content) {
        return new Attachment("circuit." + extension, content.getBytes(StandardCharsets.UTF_8));
    }
}
