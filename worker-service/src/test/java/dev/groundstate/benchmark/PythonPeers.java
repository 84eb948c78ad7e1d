package dev.groundstate.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Python environments of the peers: made once, with what of their packages can be installed. */
final class PythonPeers {

    /** Minutes that an installation may take. */
    private static final int INSTALLATION_MINUTES = 20;

    private final Path folder;
    private final List<String> python;

    private PythonPeers(Path folder, List<String> python) {
        this.folder = folder;
        this.python = python;
    }

    /**
     * Looks for a Python that can make environments.
     *
     * @param folder for them
     */
    static PythonPeers in(Path folder) throws IOException, InterruptedException {
        for (String name : List.of("python3", "python3.13", "python3.12", "python3.11", "python3.10", "python")) {
            List<String> test =
                    List.of(name, "-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))");
            if (run(test, folder, 60)) {
                return new PythonPeers(folder, List.of(name));
            }
        }
        return new PythonPeers(folder, List.of());
    }

    /** Returns whether there is a Python at all. */
    boolean present() {
        return !python.isEmpty();
    }

    /** Returns the interpreter of an environment. */
    Path interpreter(Peer.Environment environment) {
        return home(environment).resolve("bin/python").toAbsolutePath();
    }

    private Path home(Peer.Environment environment) {
        return folder.resolve(environment.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** Returns whether an environment has a package. */
    boolean has(Peer.Environment environment, String name) throws IOException, InterruptedException {
        return Files.isExecutable(interpreter(environment))
                && run(
                        List.of(
                                interpreter(environment).toString(),
                                "-c",
                                "import sys; from importlib.metadata import version; version(sys.argv[1])",
                                name),
                        folder,
                        60);
    }

    /** Makes an environment unless it has all its packages; those that cannot be installed are left out. */
    void prepare(Peer.Environment environment) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (String name : environment.packages()) {
            if (!has(environment, name)) {
                missing.add(name);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        List<String> make = new ArrayList<>(python);
        make.addAll(List.of("-m", "venv", home(environment).toString()));
        if (!Files.isExecutable(interpreter(environment)) && !run(make, folder, 300)) {
            return;
        }
        if (!install(environment, missing)) {
            for (String name : missing) {
                install(environment, List.of(name));
            }
        }
    }

    private boolean install(Peer.Environment environment, List<String> names) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                interpreter(environment).toString(), "-m", "pip", "install", "-q", "--only-binary=pyscf,qulacs"));
        command.addAll(names);
        return run(command, folder, 60 * INSTALLATION_MINUTES);
    }

    private static boolean run(List<String> command, Path folder, int seconds)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("python.txt").toFile()));
        Map<String, String> environment = builder.environment();
        environment.remove("PYTHONPATH");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return false;
        }
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
            return false;
        }
        return process.exitValue() == 0;
    }
}
