package hudson.model;

/** A signature for the compiler, written by bin/signatures. */
@SuppressWarnings({"rawtypes", "unchecked"})
public abstract class AbstractProject<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Job<P, R>
        implements Item, Queue.Task {
    private AbstractProject() {
        super((ItemGroup) null, (String) null);
        throw new UnsupportedOperationException();
    }
}
