package dev.groundstate.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code ./groundstate bench}: runs the engine and its peers in turn, and writes the tables of {@code docs/benchmarks}. */
public final class BenchmarkCommand {

    private static final PrintStream OUT = System.out;

    /** A process longer than this is not started a second time. */
    private static final int LONG_SECONDS = 60;

    /** Processes of which the median is taken where each gives one time. */
    private static final int COLD_ROUNDS = 5;

    private static final Path README = Path.of("README.md");

    private static final Path BASIS_SETS = Path.of("worker-service/src/main/resources/dev/groundstate/engine/basis");

    private final BenchmarkOptions options;
    private final Path folder;
    private final ChildProcess child;
    private final PythonPeers peers;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Object> raw = new LinkedHashMap<>();
    private final Map<String, String> versions = new TreeMap<>();
    private final SummaryTable summary = new SummaryTable();

    private BenchmarkCommand(BenchmarkOptions options, Path folder, PythonPeers peers) {
        this.options = options;
        this.folder = folder;
        this.child = new ChildProcess(options, folder);
        this.peers = peers;
    }

    /** Runs in the top folder of the sources. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        BenchmarkOptions options;
        try {
            options = BenchmarkOptions.parse(List.of(arguments), Machine.memoryBytes() / 2);
        } catch (IllegalArgumentException e) {
            OUT.println("groundstate: " + e.getMessage());
            System.exit(2);
            return;
        }
        Path folder = Files.createDirectories(Path.of(".groundstate/bench"));
        if (options.profile()) {
            Path written = Path.of("docs/benchmarks/profiles.md");
            Files.writeString(written, KernelProfiles.write(options));
            OUT.println("groundstate: wrote " + written);
            return;
        }
        BenchmarkCommand command = new BenchmarkCommand(options, folder, PythonPeers.in(folder));
        System.exit(command.run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        boolean withPeers = options.peers() && peers.present();
        if (options.peers() && !peers.present()) {
            say("no Python 3.10 or newer with venv was found: the engine runs alone");
        }
        if (withPeers) {
            for (Peer.Environment environment : Peer.Environment.values()) {
                say("preparing the Python environment " + environment.name().toLowerCase(java.util.Locale.ROOT));
                peers.prepare(environment);
            }
        }
        double load = Machine.load();
        boolean measured = BenchmarkCases.table().stream().anyMatch(row -> options.wants(row.id()));
        if (measured) {
            String text = measure(withPeers);
            boolean whole = options.rows().isEmpty() && withPeers;
            Path written = whole ? Path.of("docs/benchmarks/results.md") : folder.resolve("results.md");
            Files.writeString(written, head(load) + text);
            if (whole) {
                Files.writeString(README, summary.into(Files.readString(README)));
            }
            raw.put("machine", Machine.description());
            json.writerWithDefaultPrettyPrinter()
                    .writeValue(folder.resolve("results.json").toFile(), raw);
            say("wrote " + written + " and the raw times beside the environments");
        }
        return !options.wants("CASES") || !withPeers || compareEnergies();
    }

    private static void say(String text) {
        OUT.println("groundstate: " + text);
    }

    private String head(double load) {
        StringBuilder text = new StringBuilder();
        text.append("# Benchmarks\n\nWritten by `./groundstate bench`. ")
                .append("Ours and theirs took turns on the same machine, each process")
                .append(child.pinned() ? " pinned to " : " on ")
                .append(options.threads() == 1 ? "one processor" : options.threads() + " processors")
                .append(
                        " with as many threads; the median of the times after warming up, and the most resident memory of a process.")
                .append(
                        " A ratio above 1 says how many times longer the peer takes. Errors are against the reference energies in")
                .append(" `BenchmarkCases`, in hartree. Both sides read the same digits of the basis sets.\n\n");
        text.append("Machine: ").append(Machine.description()).append(". ");
        text.append("Date: ").append(LocalDate.now(ZoneOffset.UTC)).append(". ");
        text.append(String.format(
                java.util.Locale.ROOT,
                "Load when it began and ended: %.1f, %.1f. Limits of a process: %d s, %s.%n%n",
                load,
                Machine.load(),
                options.limitSeconds(),
                ResultTable.memory(options.memoryBytes())));
        List<String> names = new ArrayList<>();
        versions.forEach((name, version) -> names.add(name + " " + version));
        text.append("Peers: ")
                .append(names.isEmpty() ? "none" : String.join(", ", names))
                .append(".\n");
        return text.toString();
    }

    private String measure(boolean withPeers) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (BenchmarkRow row : BenchmarkCases.table()) {
            if (!options.wants(row.id())) {
                continue;
            }
            text.append("\n## ")
                    .append(row.id())
                    .append(": ")
                    .append(row.heading())
                    .append("\n\n");
            text.append(row.timed()).append("\n\n").append(ResultTable.HEAD);
            for (BenchmarkCase benchmark : BenchmarkCases.all()) {
                if (benchmark.row().equals(row.id())) {
                    text.append(lines(benchmark, withPeers));
                }
            }
        }
        return text.toString();
    }

    /** Measures a case and returns its lines of the table. */
    private String lines(BenchmarkCase benchmark, boolean withPeers) throws IOException, InterruptedException {
        List<Peer> present = new ArrayList<>();
        Map<Peer, Measurement> measured = new LinkedHashMap<>();
        for (Peer peer : withPeers ? benchmark.peers() : List.<Peer>of()) {
            if (peers.has(peer.environment(), peer.mainPackage())) {
                present.add(peer);
            } else {
                measured.put(peer, Measurement.failed("could not be installed", 0));
            }
        }
        Rounds ours = new Rounds();
        Map<Peer, Rounds> theirs = new LinkedHashMap<>();
        present.forEach(peer -> theirs.put(peer, new Rounds()));
        int rounds = benchmark.cold() ? Math.max(COLD_ROUNDS, options.rounds()) : options.rounds();
        for (int round = 0; round < rounds; round++) {
            if (ours.wantsMore()) {
                ours.add(child.run(engine(benchmark.task()), 3_600), benchmark.cold());
            }
            for (Peer peer : present) {
                if (theirs.get(peer).wantsMore()) {
                    theirs.get(peer).add(child.run(python(peer, benchmark.task()), limit(benchmark)), benchmark.cold());
                }
            }
        }
        Measurement own = ours.measurement();
        theirs.forEach((peer, each) -> measured.put(peer, each.measurement()));
        say(benchmark.row() + " " + benchmark.title() + ": ours " + ResultTable.time(own) + ", processor "
                + ResultTable.seconds(own.processorSeconds()) + ", energy " + own.energy());
        StringBuilder text = new StringBuilder();
        if (measured.isEmpty()) {
            text.append(ResultTable.line(benchmark, own, "not run"));
        }
        for (Peer peer : benchmark.peers()) {
            Measurement each = measured.get(peer);
            if (each != null) {
                say("    " + peer.name() + " " + ResultTable.time(each) + ", ratio "
                        + ResultTable.ratio(own.seconds(), each.seconds())
                        + (benchmark.cold()
                                ? ""
                                : ", by processor time "
                                        + ResultTable.ratio(own.processorSeconds(), each.processorSeconds())));
                text.append(ResultTable.line(benchmark, own, peer, each));
                versions.putAll(each.versions());
                summary.add(benchmark, own, peer, each);
                raw.put(benchmark.row() + " " + benchmark.title() + " / " + peer.name(), each);
            }
        }
        raw.put(benchmark.row() + " " + benchmark.title(), own);
        return text.toString();
    }

    private int limit(BenchmarkCase benchmark) {
        return benchmark.limitSeconds() == 0 ? options.limitSeconds() : benchmark.limitSeconds();
    }

    private Task complete(Task task) {
        Task complete = task.with("seconds", options.seconds()).with("threads", options.threads());
        return complete.values().containsKey("basis") ? withBasisFile(complete) : complete;
    }

    private static Task withBasisFile(Task task) {
        String basis = task.text("basis");
        Path file = BASIS_SETS.resolve(basis.replace("*", "-star") + ".gbs");
        return task.with("basis_file", file.toAbsolutePath()).with("cartesian", basis.startsWith("6-31g"));
    }

    private List<String> engine(Task task) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx" + options.memoryBytes() / (1 << 20) + "m",
                // Pinned to one processor the machine would take another collector than a server does.
                "-XX:+UseG1GC",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                EngineProcess.class.getName(),
                complete(task).line());
    }

    private List<String> python(Peer peer, Task task) {
        // Resident memory is what counts, and watched; addresses are bounded too, lest it grows between two looks.
        Task complete = complete(task).with("memory", options.memoryBytes() / 2 * 3);
        for (String word : peer.words()) {
            complete = complete.with(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        Path script = Path.of("docs/benchmarks/peers", peer.script()).toAbsolutePath();
        return List.of(peers.interpreter(peer.environment()).toString(), script.toString(), complete.line());
    }

    /** What the processes of one side of a case came to. */
    private final class Rounds {
        private final List<Double> times = new ArrayList<>();
        private Measurement last = Measurement.failed("was not run", 0);
        private long peakBytes;
        private boolean done;

        boolean wantsMore() {
            return !done;
        }

        void add(ChildProcess.Ending ending, boolean cold) throws IOException {
            peakBytes = Math.max(peakBytes, ending.peakBytes());
            if (!ending.failure().isEmpty()) {
                last = Measurement.failed(ending.failure(), peakBytes);
                done = true;
                return;
            }
            JsonNode line = json.readTree(ending.lines().getLast());
            peakBytes = Math.max(peakBytes, line.path("peak_bytes").asLong());
            if (cold) {
                times.add(ending.seconds());
            } else {
                line.path("seconds").forEach(time -> times.add(time.asDouble()));
            }
            Map<String, String> packages = new TreeMap<>();
            line.path("versions")
                    .properties()
                    .forEach(each -> packages.put(each.getKey(), each.getValue().asText()));
            last = new Measurement(
                    0,
                    line.path("first").asDouble(),
                    line.path("processor").asDouble(),
                    line.path("energy").asDouble(),
                    line.path("evaluations").asInt(),
                    peakBytes,
                    0,
                    packages,
                    null);
            done = ending.seconds() > LONG_SECONDS;
        }

        Measurement measurement() {
            if (last.failure() != null) {
                return last;
            }
            List<Double> sorted = times.stream().sorted().toList();
            return new Measurement(
                    sorted.get(sorted.size() / 2),
                    last.first(),
                    last.processorSeconds(),
                    last.energy(),
                    last.evaluations(),
                    peakBytes,
                    sorted.size(),
                    last.versions(),
                    null);
        }
    }

    /** Writes the table of energies; returns whether all of them agree. */
    private boolean compareEnergies() throws IOException, InterruptedException {
        if (!peers.has(Peer.PYSCF.environment(), Peer.PYSCF.mainPackage())) {
            say("PySCF could not be installed: no energies were compared");
            return false;
        }
        List<EnergyCase> cases = EnergyCase.all();
        Path tasks = folder.resolve("tasks.txt");
        Files.write(
                tasks,
                cases.stream().map(each -> withBasisFile(each.task()).line()).toList());
        Task all = Task.parse("tasks=" + tasks.toAbsolutePath());
        say("computing " + cases.size() + " energies with the engine");
        ChildProcess.Ending ours = child.run(engine(all), 3_600);
        say("computing them with PySCF");
        ChildProcess.Ending theirs = child.run(python(Peer.PYSCF, all), 3_600);
        if (!ours.failure().isEmpty() || !theirs.failure().isEmpty()) {
            say("FAILED: ours " + ours.failure() + "; PySCF's " + theirs.failure());
            return false;
        }
        List<JsonNode> own = new ArrayList<>();
        List<JsonNode> other = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            own.add(json.readTree(ours.lines().get(i)));
            other.add(json.readTree(theirs.lines().get(i)));
        }
        String pyscf = json.readTree(theirs.lines().getLast())
                .path("versions")
                .path("pyscf")
                .asText();
        EnergyTable table = EnergyTable.of(cases, own, other, pyscf);
        Path written = Path.of("docs/benchmarks/energies.md");
        Files.writeString(written, table.text());
        say("wrote " + written);
        table.failures().forEach(failure -> say("FAILED: " + failure));
        say(cases.size() - table.failures().size() + " of " + cases.size() + " energies agree to "
                + EnergyCase.TOLERANCE + " hartree");
        return table.failures().isEmpty();
    }
}
