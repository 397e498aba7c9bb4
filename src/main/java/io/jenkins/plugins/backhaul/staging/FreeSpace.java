package io.jenkins.plugins.backhaul.staging;

import io.jenkins.plugins.backhaul.config.DatabasePlace;
import io.jenkins.plugins.backhaul.database.Database;
import io.jenkins.plugins.backhaul.database.SqlSession;
import io.jenkins.plugins.backhaul.process.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How much room a database server has left, where that can be seen: on this machine, or in a container on it. */
final class FreeSpace {
    private final Surroundings surroundings;
    private final String environment;

    FreeSpace(Surroundings surroundings, String environment) {
        this.surroundings = surroundings;
        this.environment = environment;
    }

    /** In bytes; nothing when it cannot be seen. */
    Optional<Long> of(Database database, String label) {
        DatabasePlace place =
                surroundings.site().databases(environment).get(label).place();
        try (SqlSession session = database.openSession()) {
            Path folder = Path.of(session.value("SELECT pg_catalog.current_setting('data_directory')"));
            if (place instanceof DatabasePlace.InService service) {
                return inContainer(service.service(), folder);
            }
            return isOnThisMachine(session) && Files.exists(folder)
                    ? Optional.of(Files.getFileStore(folder).getUsableSpace())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isOnThisMachine(SqlSession session) throws IOException {
        String address = session.value("SELECT pg_catalog.host(pg_catalog.inet_server_addr())");
        return address == null || address.startsWith("127.") || address.equals("::1");
    }

    /** As POSIX prints it (df -P, in units of 1024 bytes). */
    private Optional<Long> inContainer(String service, Path folder) throws IOException {
        Invocation df = surroundings
                .site()
                .inService(environment, service)
                .apply(Invocation.of("df", "-Pk", folder.toString()));
        List<String> lines = surroundings.programs().output(df).lines().toList();
        String[] columns = lines.get(lines.size() - 1).trim().split("\\s+", -1);
        return columns.length > 3 && columns[3].matches("\\d{1,15}")
                ? Optional.of(Long.parseLong(columns[3]) * 1024)
                : Optional.empty();
    }
}
