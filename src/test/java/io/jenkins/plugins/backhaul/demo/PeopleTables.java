package io.jenkins.plugins.backhaul.demo;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Users, groups, permissions, sessions, and what Django itself keeps. */
final class PeopleTables {
    private static final List<String> MODELS = List.of(
            "auth.user",
            "auth.group",
            "auth.permission",
            "sessions.session",
            "wagtailimages.image",
            "wagtaildocs.document",
            "wagtailforms.formsubmission",
            "wagtailcore.page",
            "home.standardpage");
    private static final List<String> ACTIONS = List.of("add", "change", "delete", "view");
    private static final List<String> GROUPS = List.of("Moderators", "Editors", "Translators – Übersetzer – 翻訳者");

    private final SiteSize size;
    private final Random random;
    private final CopyScript script;

    PeopleTables(SiteSize size, CopyScript script) {
        this.size = size;
        this.script = script;
        this.random = new Random(size.seed() + 1);
    }

    void write() throws IOException {
        writeModels();
        writeGroups();
        writeUsers();
        writeSessions();
    }

    private void writeModels() throws IOException {
        script.begin("django_content_type", "id, app_label, model");
        for (int id = 1; id <= MODELS.size(); id++) {
            String[] model = MODELS.get(id - 1).split("\\.", 2);
            script.row(id, model[0], model[1]);
        }
        script.end();
        script.begin("auth_permission", "id, name, content_type_id, codename");
        for (int i = 0; i < MODELS.size() * ACTIONS.size(); i++) {
            String action = ACTIONS.get(i % ACTIONS.size());
            String model = MODELS.get(i / ACTIONS.size()).split("\\.", 2)[1];
            script.row(i + 1, "Can " + action + " " + model, i / ACTIONS.size() + 1, action + "_" + model);
        }
        script.end();
        script.begin("django_migrations", "id, app, name, applied");
        for (int id = 1; id <= 180; id++) {
            String app = MODELS.get(id % MODELS.size()).split("\\.", 2)[0];
            script.row(id, app, String.format("%04d_auto_%s", id, Names.hex(random, 8)), Moment.within(900, random));
        }
        script.end();
    }

    private void writeGroups() throws IOException {
        script.begin("auth_group", "id, name");
        for (int id = 1; id <= GROUPS.size(); id++) {
            script.row(id, GROUPS.get(id - 1));
        }
        script.end();
        script.begin("auth_group_permissions", "id, group_id, permission_id");
        for (int id = 1; id <= 30; id++) {
            script.row(id, 1 + id % GROUPS.size(), id);
        }
        script.end();
    }

    private void writeUsers() throws IOException {
        script.begin(
                "auth_user",
                "id, password, last_login, is_superuser, username, first_name, last_name, email, is_staff, is_active,"
                        + " date_joined");
        for (int id = 1; id <= size.users(); id++) {
            String password = "pbkdf2_sha256$600000$" + Names.token(random, 22) + "$" + Names.token(random, 43) + "=";
            Object login = random.nextInt(5) == 0 ? null : Moment.within(60, random);
            script.row(
                    id,
                    password,
                    login,
                    id == 1,
                    "user" + id,
                    Names.first(random),
                    Names.last(random),
                    Names.email(random),
                    true,
                    random.nextInt(9) > 0,
                    Moment.within(900, random));
        }
        script.end();
        script.begin("auth_user_groups", "id, user_id, group_id");
        for (int id = 1; id <= size.users(); id++) {
            script.row(id, id, 1 + random.nextInt(GROUPS.size()));
        }
        script.end();
        script.begin(
                "wagtailusers_userprofile",
                "id, user_id, preferred_language, current_time_zone, submitted_notifications");
        for (int id = 1; id <= size.users(); id++) {
            String language =
                    Language.ALL.get(random.nextInt(Language.ALL.size())).code();
            script.row(id, id, language, "Europe/Warsaw", random.nextBoolean());
        }
        script.end();
    }

    private void writeSessions() throws IOException {
        script.begin("django_session", "session_key, session_data, expire_date");
        for (int i = 0; i < size.sessions(); i++) {
            String data =
                    ".eJ" + Names.token(random, 180) + ":" + Names.token(random, 6) + ":" + Names.token(random, 43);
            script.row(Names.hex(random, 32), data, Moment.within(14, random));
        }
        script.end();
    }
}
