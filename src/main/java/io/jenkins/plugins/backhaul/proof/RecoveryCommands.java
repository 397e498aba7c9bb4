package io.jenkins.plugins.backhaul.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that restore an archive by hand with nothing of ours: {@code docs/recovery.md} explains the same ones. */
public final class RecoveryCommands {
    private static final String COMPRESSED = ".lrz";

    private static final Pattern VERSION = Pattern.compile("s3://(?<bucket>[^/]+)/(?<key>.+)\\?versionId=(?<id>[^?]+)");

    private final Evidence evidence;

    /** Those for the archive that was tried; there are some only when something was restored. */
    public RecoveryCommands(Evidence evidence) {
        this.evidence = evidence;
    }

    /** The archive as files in the present folder. */
    public List<String> fetch() {
        List<String> lines = new ArrayList<>();
        String location = evidence.archive().location();
        String name = evidence.archive().name();
        lines.add(copy(location, name));
        if (name.endsWith(COMPRESSED)) {
            String inner = name.substring(0, name.length() - COMPRESSED.length());
            lines.add("lrzip -d " + quoted(name));
            boolean holdsDumpItself =
                    evidence.databases().stream().anyMatch(each -> each.file().equals(inner));
            if (!holdsDumpItself) {
                lines.add("tar -xvf " + quoted(inner));
            }
        }
        return lines;
    }

    /** {@code aws s3 cp} knows no versions. */
    private static String copy(String location, String name) {
        Matcher version = VERSION.matcher(location);
        if (version.matches()) {
            return "aws s3api get-object --bucket " + quoted(version.group("bucket")) + " --key "
                    + quoted(version.group("key")) + " --version-id " + quoted(version.group("id")) + " "
                    + quoted(name);
        }
        return (location.startsWith("s3://") ? "aws s3 cp " : "cp ") + quoted(location) + " .";
    }

    /** What tells whether the files are the right ones: each file with its SHA-256, in the format that sha256sum -c reads. */
    public List<String> hashes() {
        List<String> lines = new ArrayList<>();
        if (!evidence.archive().sha256().isEmpty()) {
            lines.add(evidence.archive().sha256() + "  " + evidence.archive().name());
        }
        evidence.databases().forEach(each -> lines.add(each.dump().sha256() + "  " + each.file()));
        return lines;
    }

    /** Each dump into a new database of the server that PGHOST and PGUSER name. */
    public List<String> load() {
        List<String> lines = new ArrayList<>();
        boolean several = evidence.databases().size() > 1;
        for (ProvenDatabase each : evidence.databases()) {
            String database = quoted((several ? each.name() : evidence.project()) + "_restored");
            lines.add("createdb " + database);
            lines.add(
                    each.file().endsWith(".sql")
                            ? "psql -v ON_ERROR_STOP=1 -f " + quoted(each.file()) + " " + database
                            : "pg_restore --exit-on-error -d " + database + " " + quoted(each.file()));
        }
        return lines;
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
