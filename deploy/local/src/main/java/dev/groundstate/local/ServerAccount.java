package dev.groundstate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The rights a server runs with that refuses to run as root.
 *
 * @param prefix what precedes the server's command; empty for an ordinary user
 * @param owner the user to whom the server's files belong, where it is another than the one running this program
 */
public record ServerAccount(List<String> prefix, Optional<String> owner) {
    private static final long PROBE_SECONDS = 10;

    public ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /**
     * The rights of the user running this program; for root, those of root in a user namespace in which it is nobody.
     * Empty for root where the system forbids such namespaces.
     */
    public static Optional<ServerAccount> ofThisUser() {
        if (!isRoot()) {
            return Optional.of(new ServerAccount(List.of(), Optional.empty()));
        }
        List<String> unprivileged = List.of("unshare", "--user");
        List<String> probe = new ArrayList<>(unprivileged);
        probe.add("true");
        return succeeds(probe) ? Optional.of(new ServerAccount(unprivileged, Optional.empty())) : Optional.empty();
    }

    /** The rights of another user for root, of the running one for anybody else; empty if there is no such user and group. */
    public static Optional<ServerAccount> of(String user) {
        if (!isRoot()) {
            return Optional.of(new ServerAccount(List.of(), Optional.empty()));
        }
        // Unlike su and runuser, setpriv becomes the command instead of staying its parent.
        List<String> become = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--init-groups");
        List<String> probe = new ArrayList<>(become);
        probe.add("true");
        return succeeds(probe) ? Optional.of(new ServerAccount(become, Optional.of(user))) : Optional.empty();
    }

    /** The command as this account runs it. */
    public List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(arguments);
        return command;
    }

    /** Gives a file or folder, without its contents, to the account. */
    public void give(Path path) {
        if (owner.isEmpty()) {
            return;
        }
        try {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner.get()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
