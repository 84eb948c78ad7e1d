package dev.groundstate.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundstate.model.message.ExperimentChanged;
import dev.groundstate.model.message.ExperimentChanged.Kind;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final ChangeFeed feed = new ChangeFeed();

    private void change(long id) {
        feed.changed(new ExperimentChanged(id, Kind.PROGRESS));
    }

    private static UniAssertSubscriber<Boolean> asking(ChangeFeed.Listener listener, Duration atMost) {
        return listener.next(atMost).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    /** A listener that has taken what it could not know. */
    private ChangeFeed.Listener listening(long id) {
        ChangeFeed.Listener listener = feed.listen(id);
        asking(listener, LONG).assertCompleted();
        return listener;
    }

    @Test
    void a_change_answers_everybody_who_waits_for_that_experiment() {
        UniAssertSubscriber<Boolean> one = asking(listening(1), LONG);
        UniAssertSubscriber<Boolean> other = asking(listening(1), LONG);
        UniAssertSubscriber<Boolean> elsewhere = asking(listening(2), LONG);
        change(1);
        one.assertItem(true);
        other.assertItem(true);
        elsewhere.assertNotTerminated();
    }

    @Test
    void however_much_changed_meanwhile_it_is_answered_once() {
        ChangeFeed.Listener listener = listening(1);
        for (int i = 0; i < 1000; i++) {
            change(1);
        }
        asking(listener, LONG).assertItem(true);
        asking(listener, LONG).assertNotTerminated();
    }

    @Test
    void a_change_after_the_waiting_was_given_up_is_remembered() {
        ChangeFeed.Listener listener = listening(1);
        asking(listener, Duration.ofMillis(1)).awaitItem().assertItem(false);
        change(1);
        asking(listener, LONG).assertItem(true);
    }

    @Test
    void nothing_is_left_of_those_who_have_gone() {
        ChangeFeed.Listener one = listening(1);
        ChangeFeed.Listener other = listening(1);
        feed.forget(one);
        assertThat(feed.isEmpty()).isFalse();
        feed.forget(other);
        assertThat(feed.isEmpty()).isTrue();
    }
}
