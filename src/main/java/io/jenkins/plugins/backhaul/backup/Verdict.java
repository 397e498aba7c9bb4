package io.jenkins.plugins.backhaul.backup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What came of a proof. */
public enum Verdict {
    /** It was restored, and every table is as the backup's own record says; the project's checks passed. */
    PROVEN,
    /** It was restored and the project's checks passed, but there is no confirmed record of what it should hold. */
    RESTORABLE,
    /** It could not be restored, or is not what was backed up, or a check did not pass. */
    FAILED;

    /** In lower case, as it is shown and as it stands in names. */
    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
