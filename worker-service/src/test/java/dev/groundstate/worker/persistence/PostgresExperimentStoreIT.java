package dev.groundstate.worker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundstate.engine.run.Iteration;
import dev.groundstate.local.testing.TestDatabase;
import dev.groundstate.model.attachment.Packing;
import dev.groundstate.model.experiment.ExperimentStatus;
import dev.groundstate.worker.config.SampleConfig;
import dev.groundstate.worker.config.WorkerConfig;
import dev.groundstate.worker.config.WorkerIdentity;
import dev.groundstate.worker.run.Claim;
import dev.groundstate.worker.run.PackedAttachment;
import dev.groundstate.worker.run.Progress;
import dev.groundstate.worker.run.StoreUnavailableException;
import dev.groundstate.worker.run.Transition;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the protocol as PostgreSQL keeps them: each test fails when its rule is taken out of the statement. */
class PostgresExperimentStoreIT {

    private static final String MOLECULE = """
            {"atoms": [{"symbol": "He", "x": 0, "y": 0, "z": 0}], "geometry_origin": "given", "basis": "sto-3g",
             "charge": 0, "multiplicity": 1, "frozen_core": false}""";
    private static final String CONFIGURATION = """
            {"method": "VQE", "ansatz": "uccsd", "optimizer": "L-BFGS-B", "mapper": "jordan_wigner",
             "backend": "classical", "max_iterations": 100, "conv_threshold": 1e-6, "seed": 0}""";

    private static Vertx vertx;
    private static Pool pool;
    private static Connection sql;
    private static PostgresExperimentStore store;
    private static final WorkerIdentity IDENTITY = new WorkerIdentity();

    @BeforeAll
    static void connect() throws SQLException {
        TestDatabase.Database database = TestDatabase.instance().createDatabase("worker_store");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .load()
                .migrate();
        sql = database.connect();
        vertx = Vertx.vertx();
        pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(database.url())
                        .setUser(database.user())
                        .setPassword(database.password()))
                .using(vertx)
                .build();
        WorkerConfig config = SampleConfig.with("groundstate.worker.lease", "10s");
        store = new PostgresExperimentStore(new Database(pool, config), new ObjectMapper(), IDENTITY, config);
    }

    @AfterAll
    static void close() throws SQLException {
        sql.close();
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    private static long queued() throws SQLException {
        try (Statement statement = sql.createStatement();
                ResultSet id = statement.executeQuery(
                        "insert into experiment (status, method, molecule, configuration, queued_at) values ('queued', 'VQE', '"
                                + MOLECULE + "', '" + CONFIGURATION + "', now()) returning id")) {
            id.next();
            return id.getLong(1);
        }
    }

    private static Claim claimed() throws SQLException {
        return store.claim(queued(), UUID.randomUUID()).orElseThrow();
    }

    private static int change(String update) throws SQLException {
        try (Statement statement = sql.createStatement()) {
            return statement.executeUpdate(update);
        }
    }

    private static String value(Claim claim, String expression) throws SQLException {
        try (Statement statement = sql.createStatement();
                ResultSet row = statement.executeQuery(
                        "select " + expression + " from experiment where id = " + claim.experimentId())) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static List<Integer> iterations(Claim claim) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (Statement statement = sql.createStatement();
                ResultSet rows = statement.executeQuery("select iteration from iteration where experiment_id = "
                        + claim.experimentId() + " order by iteration")) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    private static Progress progress(int from, int to) {
        List<Iteration> iterations = IntStream.rangeClosed(from, to)
                .mapToObj(number -> new Iteration(number, -number, 0.5, number))
                .toList();
        return new Progress(iterations, new byte[] {(byte) to}, (double) -to, -0.5, "optimizing", List.of());
    }

    private static boolean hold(Claim claim, int position, Progress progress) {
        return store.write(claim, position, progress, new Transition.Hold());
    }

    @Test
    void of_many_claims_at_once_exactly_one_wins() throws Exception {
        long id = queued();
        List<CompletableFuture<Optional<Claim>>> claims = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> store.claim(id, UUID.randomUUID())))
                .limit(8)
                .toList();
        assertThat(claims.stream().map(CompletableFuture::join).flatMap(Optional::stream))
                .singleElement()
                .satisfies(claim -> assertThat(claim.epoch()).isEqualTo(1));
    }

    @Test
    void a_claim_gives_the_specification_and_a_lease_by_the_clock_of_the_database() throws Exception {
        Claim claim = claimed();
        assertThat(claim.molecule().atoms()).singleElement().satisfies(atom -> assertThat(atom.symbol())
                .isEqualTo("He"));
        assertThat(claim.savedIterations()).isZero();
        assertThat(value(claim, "claim || ' ' || worker_id")).isEqualTo(claim.token() + " " + IDENTITY.id());
        assertThat(value(claim, "lease_until - updated_at = interval '10 seconds' and started_at is not null"))
                .isEqualTo("t");
    }

    @Test
    void only_a_queued_experiment_can_be_claimed() throws Exception {
        for (ExperimentStatus status : ExperimentStatus.values()) {
            long id = queued();
            change("update experiment set status = '" + status.wireName() + "' where id = " + id);
            assertThat(store.claim(id, UUID.randomUUID()).isPresent())
                    .as(status.wireName())
                    .isEqualTo(status == ExperimentStatus.QUEUED);
        }
        assertThat(store.claim(Long.MAX_VALUE, UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_checkpoint_of_a_newer_format_is_left_to_a_newer_worker() throws Exception {
        long id = queued();
        change("update experiment set checkpoint_format = " + (PostgresExperimentStore.CHECKPOINT_FORMAT + 1)
                + " where id = " + id);
        assertThat(store.claim(id, UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_save_appends_and_prolongs_the_lease() throws Exception {
        Claim claim = claimed();
        change("update experiment set lease_until = now() where id = " + claim.experimentId());
        assertThat(hold(claim, 0, progress(1, 3))).isTrue();
        assertThat(hold(claim, 3, progress(4, 5))).isTrue();
        assertThat(iterations(claim)).containsExactly(1, 2, 3, 4, 5);
        assertThat(value(claim, "saved_iterations || ' ' || energy || ' ' || best_energy || ' ' || sub_status"))
                .isEqualTo("5 -5 -5 optimizing");
        assertThat(value(claim, "lease_until > now() + interval '9 seconds'")).isEqualTo("t");
        assertThat(value(claim, "encode(checkpoint, 'hex') || ' ' || checkpoint_format"))
                .isEqualTo("05 " + PostgresExperimentStore.CHECKPOINT_FORMAT);
    }

    @Test
    void a_stale_token_writes_nothing() throws Exception {
        Claim stale = claimed();
        change("update experiment set status = 'queued', claim = null where id = " + stale.experimentId());
        Claim current = store.claim(stale.experimentId(), UUID.randomUUID()).orElseThrow();
        assertThat(hold(stale, 0, progress(1, 1))).isFalse();
        assertThat(store.write(stale, 0, progress(1, 1), new Transition.Complete(-1, "{}")))
                .isFalse();
        assertThat(store.look(stale).own()).isFalse();
        assertThat(iterations(current)).isEmpty();
    }

    @Test
    void a_save_from_another_position_writes_nothing() throws Exception {
        Claim claim = claimed();
        assertThat(hold(claim, 0, progress(1, 4))).isTrue();
        assertThat(hold(claim, 0, progress(1, 4))).isFalse();
        change("delete from iteration where iteration > 2 and experiment_id = " + claim.experimentId());
        change("update experiment set saved_iterations = 2 where id = " + claim.experimentId());
        assertThat(hold(claim, 4, progress(5, 6))).isFalse();
        assertThat(iterations(claim)).containsExactly(1, 2);
    }

    @Test
    void a_cancelled_experiment_is_neither_saved_nor_completed_nor_given_back() throws Exception {
        Claim claim = claimed();
        change("update experiment set status = 'cancelled', cancelled_at = now() where id = " + claim.experimentId());
        for (Transition transition : List.of(
                new Transition.Hold(),
                new Transition.Complete(-1, "{}"),
                new Transition.Fail("no"),
                new Transition.GiveBack())) {
            assertThat(store.write(claim, 0, progress(1, 1), transition)).isFalse();
        }
        assertThat(store.look(claim).status()).isEqualTo(ExperimentStatus.CANCELLED);
        assertThat(store.look(claim).own()).isTrue();
    }

    @Test
    void a_tail_is_closed_once_by_its_own_claim_at_its_own_position() throws Exception {
        Claim stale = claimed();
        assertThat(hold(stale, 0, progress(1, 2))).isTrue();
        store.release(stale.experimentId(), stale.token());
        Claim claim = store.claim(stale.experimentId(), UUID.randomUUID()).orElseThrow();
        assertThat(store.closeTail(claim, 2, progress(3, 4)))
                .as("still running")
                .isEmpty();
        change("update experiment set status = 'cancelled', cancelled_at = now() - interval '1 minute' where id = "
                + claim.experimentId());
        assertThat(store.closeTail(stale, 2, progress(3, 4)))
                .as("another claim")
                .isEmpty();
        assertThat(store.closeTail(claim, 1, progress(2, 4)))
                .as("another position")
                .isEmpty();
        assertThat(store.closeTail(claim, 2, progress(3, 4)).orElseThrow())
                .as("cancel latency")
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
        assertThat(store.closeTail(claim, 4, progress(5, 5))).as("closed").isEmpty();
        assertThat(iterations(claim)).containsExactly(1, 2, 3, 4);
        assertThat(value(claim, "stopped_at >= cancelled_at and best_energy = -4"))
                .isEqualTo("t");
        assertThat(value(claim, "encode(checkpoint, 'hex')")).isEqualTo("04");
    }

    @Test
    void a_tail_without_iterations_still_brings_the_hartree_fock_energy() throws Exception {
        Claim claim = claimed();
        change("update experiment set status = 'cancelled', cancelled_at = now() where id = " + claim.experimentId());
        assertThat(store.closeTail(claim, 0, new Progress(List.of(), null, null, -1.25, "transforming", List.of())))
                .isPresent();
        assertThat(value(claim, "hf_energy")).isEqualTo("-1.25");
    }

    @Test
    void a_hartree_fock_energy_is_saved_with_a_heartbeat_and_kept_by_the_next() throws Exception {
        Claim claim = claimed();
        assertThat(hold(claim, 0, new Progress(List.of(), null, null, -1.25, "transforming", List.of())))
                .isTrue();
        assertThat(hold(claim, 0, new Progress(List.of(), null, null, null, "optimizing", List.of())))
                .isTrue();
        assertThat(value(claim, "hf_energy")).isEqualTo("-1.25");
    }

    private static Progress documents(int from, int to, String... names) {
        return new Progress(
                progress(from, to).iterations(),
                null,
                -1.0,
                -0.5,
                "optimizing",
                Stream.of(names)
                        .map(name -> new PackedAttachment(name, new byte[] {(byte) to}))
                        .toList());
    }

    private static String attachments(Claim claim) throws SQLException {
        return value(claim, """
                (select string_agg(name || ' ' || encode(content, 'hex'), ', ' order by name)
                 from attachment where experiment_id = experiment.id)""");
    }

    @Test
    void documents_are_saved_with_the_iterations_and_the_later_one_of_a_name_stays() throws Exception {
        Claim claim = claimed();
        assertThat(hold(claim, 0, documents(1, 2, "circuit.json", "fcidump"))).isTrue();
        assertThat(attachments(claim)).isEqualTo("circuit.json 02, fcidump 02");
        assertThat(hold(claim, 2, progress(3, 3))).isTrue();
        assertThat(store.write(claim, 3, documents(4, 4, "circuit.json", "circuit.svg"), new Transition.GiveBack()))
                .isTrue();
        assertThat(attachments(claim)).isEqualTo("circuit.json 04, circuit.svg 04, fcidump 02");
    }

    @Test
    void documents_come_with_a_heartbeat_too() throws Exception {
        Claim claim = claimed();
        assertThat(hold(claim, 0, documents(1, 0, "fcidump"))).isTrue();
        assertThat(attachments(claim)).isEqualTo("fcidump 00");
    }

    @Test
    void documents_of_a_lost_claim_or_another_position_are_not_written() throws Exception {
        Claim stale = claimed();
        assertThat(hold(stale, 1, documents(2, 2, "fcidump"))).isFalse();
        store.release(stale.experimentId(), stale.token());
        Claim claim = store.claim(stale.experimentId(), UUID.randomUUID()).orElseThrow();
        assertThat(hold(stale, 0, documents(1, 1, "fcidump"))).isFalse();
        assertThat(attachments(claim)).isEqualTo("null");
    }

    @Test
    void a_tail_brings_its_documents_once() throws Exception {
        Claim claim = claimed();
        change("update experiment set status = 'cancelled', cancelled_at = now() where id = " + claim.experimentId());
        assertThat(store.closeTail(claim, 0, documents(1, 3, "circuit.json"))).isPresent();
        assertThat(store.closeTail(claim, 3, documents(4, 4, "circuit.json"))).isEmpty();
        assertThat(attachments(claim)).isEqualTo("circuit.json 03");
    }

    @Test
    void documents_go_with_their_experiment() throws Exception {
        Claim claim = claimed();
        assertThat(hold(claim, 0, documents(1, 1, "fcidump"))).isTrue();
        change("delete from experiment where id = " + claim.experimentId());
        assertThat(change("delete from attachment where experiment_id = " + claim.experimentId()))
                .isZero();
    }

    @Test
    void a_document_of_many_megabytes_is_saved_whole() throws Exception {
        Claim claim = claimed();
        byte[] large = new byte[Packing.MOST_PACKED];
        new Random(1).nextBytes(large);
        Progress progress =
                new Progress(List.of(), null, null, null, "scf", List.of(new PackedAttachment("fcidump", large)));
        assertThat(hold(claim, 0, progress)).isTrue();
        assertThat(value(claim, "(select md5(content) from attachment where experiment_id = experiment.id)"))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("MD5").digest(large)));
    }

    @Test
    void a_claim_brings_the_hamiltonian_that_stands_in_place_of_atoms() throws Exception {
        String fcidump = "&FCI NORB=1,NELEC=2,&END\n 0.5 1 1 1 1\n";
        long id = queued();
        change("update experiment set molecule = molecule - 'basis' || '{\"atoms\": []}' where id = " + id);
        change("insert into attachment (experiment_id, name, content) values (" + id + ", 'input.fcidump', '\\x"
                + HexFormat.of().formatHex(Packing.pack(fcidump.getBytes(StandardCharsets.UTF_8))) + "')");
        Claim claim = store.claim(id, UUID.randomUUID()).orElseThrow();
        assertThat(claim.molecule().fcidump()).isEqualTo(fcidump);
        assertThat(claim.molecule().atoms()).isEmpty();
    }

    @Test
    void a_completion_brings_its_tail_and_its_result() throws Exception {
        Claim claim = claimed();
        assertThat(store.write(claim, 0, progress(1, 2), new Transition.Complete(-1.5, "{\"energy\": -2}")))
                .isTrue();
        assertThat(value(claim, "status || ' ' || hf_energy || ' ' || (result ->> 'energy')"))
                .isEqualTo("completed -1.5 -2");
        assertThat(value(claim, "completed_at is not null and lease_until is null"))
                .isEqualTo("t");
        assertThat(iterations(claim)).containsExactly(1, 2);
        assertThat(hold(claim, 2, progress(3, 3))).as("final").isFalse();
    }

    @Test
    void a_time_limit_ends_as_cancelled_with_a_closed_tail() throws Exception {
        Claim claim = claimed();
        assertThat(store.write(claim, 0, progress(1, 1), new Transition.StopAtTimeLimit("time")))
                .isTrue();
        assertThat(value(
                        claim,
                        "status || ' ' || cancel_reason || ' ' || error_message || ' ' || (stopped_at is not null)"))
                .isEqualTo("cancelled time_limit time true");
    }

    @Test
    void an_experiment_given_back_is_queued_hinted_and_free_of_its_claim() throws Exception {
        Claim claim = claimed();
        assertThat(store.write(claim, 0, progress(1, 2), new Transition.GiveBack()))
                .isTrue();
        assertThat(value(claim, "status || ' ' || (claim is null) || ' ' || attempts"))
                .isEqualTo("queued true 0");
        assertThat(value(claim, "(select count(*) from outbox where kind = 'run' and experiment_id = experiment.id)"))
                .isEqualTo("1");
        assertThat(hold(claim, 2, progress(3, 3))).isFalse();
        Claim next = store.claim(claim.experimentId(), UUID.randomUUID()).orElseThrow();
        assertThat(next.savedIterations()).isEqualTo(2);
        assertThat(next.checkpoint()).containsExactly(2);
        assertThat(next.epoch()).isEqualTo(2);
    }

    @Test
    void a_released_claim_is_queued_and_hinted_again_and_no_other_is_touched() throws Exception {
        Claim claim = claimed();
        store.release(claim.experimentId(), UUID.randomUUID());
        assertThat(value(claim, "status")).isEqualTo("running");
        store.release(claim.experimentId(), claim.token());
        assertThat(value(claim, "status || ' ' || (claim is null)")).isEqualTo("queued true");
        assertThat(value(claim, "(select count(*) from outbox where kind = 'run' and experiment_id = experiment.id)"))
                .isEqualTo("1");
    }

    @Test
    void a_cancelled_claim_is_not_released() throws Exception {
        Claim claim = claimed();
        change("update experiment set status = 'cancelled', cancelled_at = now() where id = " + claim.experimentId());
        store.release(claim.experimentId(), claim.token());
        assertThat(value(claim, "status || ' ' || (claim is null)")).isEqualTo("cancelled false");
    }

    @Test
    void a_specification_of_a_newer_release_fails_with_a_sentence() throws Exception {
        long id = queued();
        change("update experiment set configuration = configuration || '{\"method\": \"DMRG\"}' where id = " + id);
        assertRefused(id, "This experiment needs a newer worker.");
    }

    /** It would be claimed again and again. */
    @Test
    void a_broken_document_fails_with_a_sentence() throws Exception {
        long id = queued();
        change("insert into attachment (experiment_id, name, content) values (" + id + ", 'input.fcidump', '\\x6e6f')");
        assertRefused(id, "What is stored of this experiment cannot be read.");
    }

    private void assertRefused(long id, String sentence) throws SQLException {
        assertThat(store.claim(id, UUID.randomUUID())).isEmpty();
        change("update experiment set name = status || ': ' || error_message where id = " + id);
        try (Statement statement = sql.createStatement();
                ResultSet row = statement.executeQuery("select name from experiment where id = " + id)) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("failed: " + sentence);
        }
    }

    @Test
    void an_iteration_forgives_the_attempts_before_it() throws Exception {
        Claim claim = claimed();
        change("update experiment set attempts = 2 where id = " + claim.experimentId());
        assertThat(hold(claim, 0, new Progress(List.of(), null, null, null, "scf", List.of())))
                .isTrue();
        assertThat(value(claim, "attempts")).isEqualTo("2");
        assertThat(hold(claim, 0, progress(1, 1))).isTrue();
        assertThat(value(claim, "attempts")).isEqualTo("0");
    }

    @Test
    void a_row_that_is_gone_is_not_own() throws Exception {
        Claim claim = claimed();
        change("delete from experiment where id = " + claim.experimentId());
        assertThat(hold(claim, 0, progress(1, 1))).isFalse();
        assertThat(store.look(claim).own()).isFalse();
    }

    @Test
    void a_refused_statement_is_a_defect_and_not_an_absent_database() throws Exception {
        Claim claim = claimed();
        assertThat(hold(claim, 0, progress(1, 1))).isTrue();
        Progress duplicate = progress(1, 1);
        for (Transition transition : List.of(new Transition.Hold(), new Transition.Complete(-1, "{}"))) {
            assertThatThrownBy(() -> store.write(claim, 1, duplicate, transition))
                    .isInstanceOf(IllegalStateException.class)
                    .isNotInstanceOf(StoreUnavailableException.class);
            assertThat(value(claim, "saved_iterations || ' ' || status")).isEqualTo("1 running");
        }
    }
}
