package hudson;

import hudson.model.TaskListener;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A signature for the compiler, written by bin/signatures. */
public abstract class Launcher {
    public final class ProcStarter {
        public Launcher.ProcStarter cmds(List<String> arg0) {
            throw new UnsupportedOperationException();
        }

        public Launcher.ProcStarter quiet(boolean arg0) {
            throw new UnsupportedOperationException();
        }

        public Launcher.ProcStarter pwd(FilePath arg0) {
            throw new UnsupportedOperationException();
        }

        public Launcher.ProcStarter stdout(TaskListener arg0) {
            throw new UnsupportedOperationException();
        }

        public Launcher.ProcStarter envs(Map<String, String> arg0) {
            throw new UnsupportedOperationException();
        }

        public int join() throws IOException, InterruptedException {
            throw new UnsupportedOperationException();
        }

        private ProcStarter() {
            throw new UnsupportedOperationException();
        }
    }

    public final Launcher.ProcStarter launch() {
        throw new UnsupportedOperationException();
    }

    public abstract void kill(Map<String, String> arg0) throws IOException, InterruptedException;

    private Launcher() {
        throw new UnsupportedOperationException();
    }
}
