package io.jenkins.plugins.backhaul.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a repository's {@code .git} folder tells without running Git (layout: git-scm.com/docs/gitrepository-layout). What is
 * not there, or cannot be read, is nothing.
 *
 * @param repositoryName the last segment of the address of the remote {@code origin}, without {@code .git}
 * @param branches the names of the branches here and at {@code origin}
 * @param defaultBranch the branch that {@code origin} shows first
 */
record GitFolder(Optional<String> repositoryName, Set<String> branches, Optional<String> defaultBranch) {
    private static final Pattern ORIGIN_URL = Pattern.compile(
            "\\[remote \"origin\"\\][^\\[]*?\\n\\s*url\\s*=\\s*\\S*?([^/:\\s]+?)(\\.git)?/?\\s*(\\n|$)");
    private static final Pattern PACKED_BRANCH =
            Pattern.compile("(?m)^[0-9a-f]{40,64} refs/(?:heads|remotes/origin)/(\\S+)$");
    private static final String ORIGIN_HEAD = "ref: refs/remotes/origin/";
    private static final GitFolder NOTHING = new GitFolder(Optional.empty(), Set.of(), Optional.empty());
    private static final int DEEPEST_BRANCH_NAME = 10;

    /** Looks at the repository that holds a folder. */
    static GitFolder of(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        while (root != null && !Files.exists(root.resolve(".git"))) {
            root = root.getParent();
        }
        try {
            return root == null ? NOTHING : read(common(root.resolve(".git")));
        } catch (InvalidPathException e) {
            return NOTHING;
        }
    }

    /** The folder that holds the references, which is another one in a linked worktree. */
    private static Path common(Path git) {
        if (Files.isDirectory(git)) {
            return git;
        }
        String own = text(git).replaceFirst("^gitdir:", "").strip();
        Path ofWorktree = git.resolveSibling(own);
        String shared = text(ofWorktree.resolve("commondir")).strip();
        return shared.isEmpty() ? ofWorktree : ofWorktree.resolve(shared);
    }

    private static GitFolder read(Path git) {
        Matcher url = ORIGIN_URL.matcher(text(git.resolve("config")));
        Set<String> branches = new TreeSet<>(loose(git.resolve("refs/heads")));
        branches.addAll(loose(git.resolve("refs/remotes/origin")));
        Matcher packed = PACKED_BRANCH.matcher(text(git.resolve("packed-refs")));
        while (packed.find()) {
            branches.add(packed.group(1));
        }
        branches.remove("HEAD");
        String head = text(git.resolve("refs/remotes/origin/HEAD")).strip();
        return new GitFolder(
                url.find() ? Optional.of(url.group(1)) : Optional.empty(),
                branches,
                head.startsWith(ORIGIN_HEAD) ? Optional.of(head.substring(ORIGIN_HEAD.length())) : Optional.empty());
    }

    private static Set<String> loose(Path references) {
        try (Stream<Path> files = Files.find(references, DEEPEST_BRANCH_NAME, (file, is) -> is.isRegularFile())) {
            return files.map(file -> references.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException e) {
            return Set.of();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
