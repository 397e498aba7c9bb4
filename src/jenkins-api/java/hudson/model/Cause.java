package hudson.model;

import java.util.List;

/** A signature for the compiler, written by bin/signatures. */
public abstract class Cause {
    public static class UserIdCause extends Cause {
        public String getUserId() {
            throw new UnsupportedOperationException();
        }

        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }

        private UserIdCause() {
            throw new UnsupportedOperationException();
        }
    }

    public static class UpstreamCause extends Cause {
        public static class DeeplyNestedUpstreamCause extends Cause {
            public String getShortDescription() {
                throw new UnsupportedOperationException();
            }

            private DeeplyNestedUpstreamCause() {
                throw new UnsupportedOperationException();
            }
        }

        public String getUpstreamProject() {
            throw new UnsupportedOperationException();
        }

        public List<Cause> getUpstreamCauses() {
            throw new UnsupportedOperationException();
        }

        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }

        private UpstreamCause() {
            throw new UnsupportedOperationException();
        }
    }

    public Cause() {
        throw new UnsupportedOperationException();
    }

    public abstract String getShortDescription();
}
