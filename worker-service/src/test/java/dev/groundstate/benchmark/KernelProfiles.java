package dev.groundstate.benchmark;

import dev.groundstate.engine.ansatz.UnitaryCoupledCluster;
import dev.groundstate.engine.basis.BasisLibrary;
import dev.groundstate.engine.circuit.FermionExcitation;
import dev.groundstate.engine.determinant.CiVector;
import dev.groundstate.engine.determinant.DeterminantSpace;
import dev.groundstate.engine.determinant.HamiltonianOperator;
import dev.groundstate.engine.determinant.SpaceSize;
import dev.groundstate.engine.hamiltonian.ActiveSpaceHamiltonian;
import dev.groundstate.engine.integral.AtomicOrbitalIntegrals;
import dev.groundstate.engine.linalg.MatrixBlock;
import dev.groundstate.engine.linalg.MatrixProduct;
import dev.groundstate.engine.molecule.Molecule;
import dev.groundstate.engine.run.RunControl;
import dev.groundstate.engine.run.WorkCounter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Profiles the hottest kernels beside what the machine gives: the product of two matrices, and rotations of two arrays in
 * place, from each level of its memory.
 */
final class KernelProfiles {

    /** Most frames shown of a profile. */
    private static final int MOST_FRAMES = 6;

    private final BenchmarkOptions options;
    private final EngineWork engine;
    private final RunControl control;
    private final StringBuilder text = new StringBuilder();
    private double cacheRate;
    private double memoryRate;

    private KernelProfiles(BenchmarkOptions options) {
        this.options = options;
        this.engine = new EngineWork(options.threads(), true);
        this.control = RunControl.unlimited(options.threads());
    }

    /** Returns the page. */
    static String write(BenchmarkOptions options) throws IOException {
        KernelProfiles profiles = new KernelProfiles(options);
        profiles.head();
        profiles.machine();
        profiles.product();
        profiles.sweep();
        profiles.integrals();
        return profiles.text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void head() {
        line("# Profiles of the hottest kernels");
        line("");
        line(
                "Written by `./groundstate bench --profile`, %s, threads: %d. %s.",
                LocalDate.now(ZoneOffset.UTC), options.threads(), Machine.description());
        line("Medians of warm repetitions; shares of the samples that the flight recorder took of the running code.");
    }

    private void machine() {
        line("");
        line("## What the machine gives");
        line("");
        line("| | |");
        line("|---|---|");
        cacheRate = rate(1);
        memoryRate = rate(256);
        line("| product of matrices, 512 × 512 × 512, our kernel | %.1f GFLOP/s |", productRate());
        line("| rotation of two arrays in place, 1 MiB together, plain loop | %.1f GB/s |", cacheRate);
        line("| the same, 16 MiB | %.1f GB/s |", rate(16));
        line("| the same, 256 MiB | %.1f GB/s |", memoryRate);
    }

    private double productRate() {
        int n = 512;
        double[] a = new double[n * n];
        double[] b = new double[n * n];
        double[] c = new double[n * n];
        Arrays.setAll(a, i -> Math.sin(i));
        Arrays.setAll(b, i -> Math.cos(i));
        MatrixProduct product = new MatrixProduct(options.threads());
        double seconds = median(() -> product.add(
                MatrixBlock.rowMajor(a, n, n), MatrixBlock.rowMajor(b, n, n), MatrixBlock.rowMajor(c, n, n), control));
        return 2e-9 * n * n * n / seconds;
    }

    private double rate(int mebibytes) {
        double[] x = new double[mebibytes << 16];
        double[] y = new double[mebibytes << 16];
        Arrays.fill(x, 1);
        double seconds = median(() -> rotate(x, y));
        return 32e-9 * x.length / seconds;
    }

    private static void rotate(double[] x, double[] y) {
        double cosine = 0.8;
        double sine = 0.6;
        for (int i = 0; i < x.length; i++) {
            double a = x[i];
            double b = y[i];
            x[i] = cosine * a - sine * b;
            y[i] = sine * a + cosine * b;
        }
    }

    private void product() throws IOException {
        ActiveSpaceHamiltonian hamiltonian = engine.hamiltonian(
                Task.parse("electrons=10 orbitals=12 basis=cc-pvdz atoms=" + Geometries.diatomic("N", "N", 1.0977)));
        DeterminantSpace space = DeterminantSpace.of(12, 5, 5);
        HamiltonianOperator operator = new HamiltonianOperator(hamiltonian, space, control);
        WorkCounter work = new WorkCounter(control);
        CiVector x = space.vector(work);
        CiVector y = space.vector(work);
        for (int i = 0; i < x.alphaStrings(); i++) {
            for (int j = 0; j < x.betaStrings(); j++) {
                if (operator.label(i, j) == operator.label(0, 0)) {
                    x.row(i)[j] = 1.0 / (1 + i + j);
                }
            }
        }
        section("H·c, N2 / cc-pVDZ (10e,12o), " + space.determinants() + " determinants");
        Profile profile = profile(() -> operator.apply(x, y, control));
        line(
                "%s a product; %.0f %% of the samples are in the product of matrices, which the machine gives at the rate above. The"
                        + " rest gathers the rows that are multiplied and adds the results where they belong: memory bounds it.",
                ResultTable.seconds(profile.seconds), 100 * profile.share("PanelProduct"));
        profile.write(this);
    }

    private void sweep() throws IOException {
        ActiveSpaceHamiltonian hamiltonian =
                engine.hamiltonian(Task.parse("basis=sto-3g atoms=" + Geometries.chain(12, 0.8)));
        DeterminantSpace space = DeterminantSpace.of(12, 6, 6);
        UnitaryCoupledCluster ansatz = new UnitaryCoupledCluster(hamiltonian, space, control);
        WorkCounter work = new WorkCounter(control);
        CiVector state = space.vector(work);
        CiVector costate = space.vector(work);
        double[] theta = ansatz.firstParameters();
        double[] gradient = new double[theta.length];
        double pairs = ansatz.excitations().stream()
                .flatMap(List::stream)
                .mapToDouble(excitation -> pairs(excitation, 12, 6))
                .sum();
        section("UCCSD, H12 / STO-3G, " + space.determinants() + " determinants, " + theta.length + " parameters");
        Profile forward = profile(() -> ansatz.prepare(theta, state, control));
        line(
                "State: %s for %.2g rotations of a pair of determinants, 32 bytes each: %.1f GB/s, %.1f GFLOP/s.",
                ResultTable.seconds(forward.seconds),
                pairs,
                32e-9 * pairs / forward.seconds,
                6e-9 * pairs / forward.seconds);
        line(
                "That is %.1f times what memory gives and %.0f %% of what the cache gives: tiles are turned many times between a"
                        + " gather and a scatter, which take the other half.",
                32e-9 * pairs / forward.seconds / memoryRate, 3200e-9 * pairs / forward.seconds / cacheRate);
        forward.write(this);
        ansatz.prepare(theta, state, control);
        double[][] rows = IntStream.range(0, state.alphaStrings())
                .mapToObj(i -> state.row(i).clone())
                .toArray(double[][]::new);
        Profile backward = profile(() -> {
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(rows[i], 0, state.row(i), 0, rows[i].length);
                System.arraycopy(rows[i], 0, costate.row(i), 0, rows[i].length);
            }
            ansatz.pullBack(theta, state, costate, gradient, control);
        });
        line("");
        line(
                "Derivatives: %s for twice the rotations and a sum each: %.1f GB/s, %.1f GFLOP/s.",
                ResultTable.seconds(backward.seconds),
                64e-9 * pairs / backward.seconds,
                16e-9 * pairs / backward.seconds);
        backward.write(this);
    }

    /** Returns how many pairs of determinants an excitation turns; the modes of spin down follow those of spin up. */
    private static double pairs(FermionExcitation excitation, int orbitals, int electrons) {
        int alpha = (int)
                Arrays.stream(excitation.from()).filter(mode -> mode < orbitals).count();
        int beta = excitation.from().length - alpha;
        return strings(orbitals, electrons, alpha) * strings(orbitals, electrons, beta);
    }

    private static double strings(int orbitals, int electrons, int moved) {
        return SpaceSize.of(orbitals - 2 * moved, electrons - moved, 0).alphaStrings();
    }

    private void integrals() throws IOException {
        Molecule benzene = Task.parse("atoms=" + Geometries.BENZENE).molecule();
        var basis = BasisLibrary.shipped().basis("cc-pvdz", benzene);
        double pairs = basis.functions() * (basis.functions() + 1) / 2.0;
        section("Repulsion integrals, benzene / cc-pVDZ, " + basis.functions() + " functions");
        Profile profile = profile(() -> AtomicOrbitalIntegrals.compute(benzene, basis, control));
        line(
                "%s, one-electron integrals included: %.1f million unique repulsion integrals a second.",
                ResultTable.seconds(profile.seconds), 1e-6 * pairs * (pairs + 1) / 2 / profile.seconds);
        profile.write(this);
    }

    private void section(String title) {
        line("");
        line("## %s", title);
        line("");
    }

    private record Profile(double seconds, Map<String, Integer> samples) {

        /** Returns the share of the methods whose class has a word in its name. */
        double share(String word) {
            int all = samples.values().stream().mapToInt(Integer::intValue).sum();
            return samples.entrySet().stream()
                            .filter(each -> each.getKey().contains(word))
                            .mapToDouble(Map.Entry::getValue)
                            .sum()
                    / all;
        }

        void write(KernelProfiles page) {
            int all = samples.values().stream().mapToInt(Integer::intValue).sum();
            page.line("");
            page.line("| method | share |");
            page.line("|---|---|");
            samples.entrySet().stream()
                    .sorted(Collections.reverseOrder(Map.Entry.comparingByValue()))
                    .limit(MOST_FRAMES)
                    .forEach(each -> page.line("| `%s` | %.0f %% |", each.getKey(), 100.0 * each.getValue() / all));
        }
    }

    /** Repeats work under the flight recorder. */
    private Profile profile(Runnable work) throws IOException {
        median(work);
        Path file = Files.createTempFile("groundstate", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(java.time.Duration.ofMillis(10));
            recording.start();
            double seconds = median(work);
            recording.stop();
            recording.dump(file);
            Map<String, Integer> samples = new HashMap<>();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (event.getStackTrace() != null
                        && !event.getStackTrace().getFrames().isEmpty()) {
                    samples.merge(name(event.getStackTrace().getFrames()), 1, Integer::sum);
                }
            }
            return new Profile(seconds, samples);
        } finally {
            Files.delete(file);
        }
    }

    /** Returns the topmost frame that is the engine's: what vectors come to inside the library is its doing. */
    private static String name(List<RecordedFrame> frames) {
        RecordedFrame frame = frames.stream()
                .filter(each -> each.getMethod().getType().getName().startsWith("dev.groundstate"))
                .findFirst()
                .orElse(frames.getFirst());
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }

    /** Returns the median time of the second half of the repetitions. */
    private double median(Runnable work) {
        long begun = System.nanoTime();
        double limit = 1e9 * options.seconds() / 2;
        double[] times = new double[100_000];
        int count = 0;
        do {
            long start = System.nanoTime();
            work.run();
            times[count++] = 1e-9 * (System.nanoTime() - start);
        } while (count < times.length && (count < 3 || System.nanoTime() - begun < limit));
        double[] later = Arrays.copyOfRange(times, count / 2, count);
        Arrays.sort(later);
        return later[later.length / 2];
    }
}
