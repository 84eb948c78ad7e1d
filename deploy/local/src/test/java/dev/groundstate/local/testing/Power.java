package dev.groundstate.local.testing;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.DockerClientFactory;

/** How a server is switched on and off; it keeps its address and its data in between. */
interface Power {
    /** Returns when the server was started, which may be before it answers. */
    void on();

    /** Returns when the server has stopped in an orderly way. */
    void off();

    /** Returns when the server was killed. */
    void cut();

    /** The server in a container. */
    record OfContainer(String id) implements Power {
        private static final int STOP_SECONDS = 20;

        @Override
        public void on() {
            docker().startContainerCmd(id).exec();
        }

        @Override
        public void off() {
            docker().stopContainerCmd(id).withTimeout(STOP_SECONDS).exec();
        }

        @Override
        public void cut() {
            docker().killContainerCmd(id).exec();
        }

        private static DockerClient docker() {
            return DockerClientFactory.instance().client();
        }
    }

    /** A server that somebody else runs. */
    record OfStranger(String address) implements Power {
        @Override
        public void on() {
            throw refusal();
        }

        @Override
        public void off() {
            throw refusal();
        }

        @Override
        public void cut() {
            throw refusal();
        }

        private UnsupportedOperationException refusal() {
            return new UnsupportedOperationException(
                    "The server at " + address + " is not the tests' to stop; unset its address for the tests that do");
        }
    }
}
