package io.jenkins.plugins.backhaul.media;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A place that holds media: a bucket under a prefix, or a folder. Safe for use by several threads. */
public interface MediaPlace extends AutoCloseable {
    /** As a person names it, such as {@code s3://wizards/media}. Holds no secret. */
    String location();

    /** What it stands on, to be compared with that of other places. */
    Ground ground();

    /**
     * Whether it is a folder of a file system: a name in it cannot be that of a file and of a folder, and no object stands for an
     * empty folder.
     */
    boolean isFolder();

    /** Everything in it. Either the whole list or an exception, never a part; nothing when a folder is not there yet. */
    Listing list() throws IOException;

    /** The object of exactly that key. */
    Optional<MediaObject> find(String key) throws IOException;

    /**
     * What identifies the object's content beside its ETag. Two objects of the same length hold the same if one of these, or an
     * ETag, is in common. Costs a request, or the reading of a file.
     */
    Set<String> marks(MediaObject object) throws IOException;

    /** Why there can be no object of that key here, to end a sentence with; nothing when there can be. */
    Optional<String> refusal(String key);

    /**
     * Opens an object; the caller closes it.
     *
     * @param withAccess whether it is to be found out, too, if everybody may read it; that may cost a request
     * @throws ObjectChangedException when it is no longer what was listed
     */
    Content open(MediaObject object, boolean withAccess) throws IOException;

    /** Writes an object under the key that it has where it comes from, whole or not at all; one that is there is replaced. */
    void write(Content content) throws IOException;

    /**
     * Has the store copy an object, so that its bytes stay there.
     *
     * @return false when these two places cannot do that, or the store refuses it; then nothing was done
     * @throws ObjectChangedException when it is no longer what was listed
     */
    boolean copyFrom(MediaPlace source, MediaObject object) throws IOException;

    /**
     * Removes an object, after one more look at it; says nothing when it is gone.
     *
     * @throws ObjectChangedException when it is no longer what was listed; then it stays
     */
    void delete(MediaObject object) throws IOException;

    @Override
    void close();
}
