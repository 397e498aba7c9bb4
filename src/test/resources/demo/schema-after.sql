-- What depends on the data, in the order in which a dump restores it: the search index, keys, indexes, foreign keys
-- (deferred, as Django makes them), views, triggers, comments, grants.
INSERT INTO wagtailsearch_indexentry (id, object_id, content_type_id, title_norm, title, autocomplete, body)
SELECT page.id, page.id::text, page.content_type_id, 1.0 / greatest(length(page.title), 1),
       to_tsvector('simple', page.title), to_tsvector('simple', page.title || ' ' || page.slug),
       setweight(to_tsvector('english', standard.intro), 'B')
           || to_tsvector('english', regexp_replace(standard.body::text, '<[^>]*>', ' ', 'g'))
FROM wagtailcore_page page JOIN home_standardpage standard ON standard.page_ptr_id = page.id ORDER BY page.id;

ALTER TABLE django_content_type ADD PRIMARY KEY (id), ADD UNIQUE (app_label, model);
ALTER TABLE django_migrations ADD PRIMARY KEY (id);
ALTER TABLE django_session ADD PRIMARY KEY (session_key);
ALTER TABLE auth_permission ADD PRIMARY KEY (id), ADD UNIQUE (content_type_id, codename);
ALTER TABLE auth_group ADD PRIMARY KEY (id), ADD UNIQUE (name);
ALTER TABLE auth_group_permissions ADD PRIMARY KEY (id), ADD UNIQUE (group_id, permission_id);
ALTER TABLE auth_user ADD PRIMARY KEY (id), ADD UNIQUE (username);
ALTER TABLE auth_user_groups ADD PRIMARY KEY (id), ADD UNIQUE (user_id, group_id);
ALTER TABLE wagtailusers_userprofile ADD PRIMARY KEY (id), ADD UNIQUE (user_id);
ALTER TABLE wagtailcore_locale ADD PRIMARY KEY (id), ADD UNIQUE (language_code);
ALTER TABLE wagtailcore_collection ADD PRIMARY KEY (id), ADD UNIQUE (path);
ALTER TABLE wagtailcore_page ADD PRIMARY KEY (id), ADD UNIQUE (path), ADD UNIQUE (translation_key, locale_id);
ALTER TABLE home_standardpage ADD PRIMARY KEY (page_ptr_id);
ALTER TABLE wagtailcore_revision ADD PRIMARY KEY (id);
ALTER TABLE wagtailcore_site ADD PRIMARY KEY (id), ADD UNIQUE (hostname, port);
ALTER TABLE wagtailcore_grouppagepermission ADD PRIMARY KEY (id), ADD UNIQUE (group_id, page_id, permission_id);
ALTER TABLE wagtailcore_comment ADD PRIMARY KEY (id);
ALTER TABLE wagtailcore_pagelogentry ADD PRIMARY KEY (id);
ALTER TABLE wagtailimages_image ADD PRIMARY KEY (id);
ALTER TABLE wagtailimages_rendition ADD PRIMARY KEY (id), ADD UNIQUE (image_id, filter_spec, focal_point_key);
ALTER TABLE wagtaildocs_document ADD PRIMARY KEY (id);
ALTER TABLE taggit_tag ADD PRIMARY KEY (id), ADD UNIQUE (name), ADD UNIQUE (slug);
ALTER TABLE taggit_taggeditem ADD PRIMARY KEY (id);
ALTER TABLE wagtailredirects_redirect ADD PRIMARY KEY (id), ADD UNIQUE (old_path, site_id);
ALTER TABLE wagtailsearch_query ADD PRIMARY KEY (id), ADD UNIQUE (query_string);
ALTER TABLE wagtailsearch_indexentry ADD PRIMARY KEY (id), ADD UNIQUE (content_type_id, object_id);
ALTER TABLE wagtailforms_formsubmission ADD PRIMARY KEY (id);
ALTER TABLE analytics_pageview ADD PRIMARY KEY (page_id, day);

CREATE INDEX wagtailcore_page_slug ON wagtailcore_page (slug varchar_pattern_ops);
CREATE INDEX wagtailcore_page_url ON wagtailcore_page (url_path text_pattern_ops) WHERE live;
CREATE INDEX wagtailcore_revision_object ON wagtailcore_revision (base_content_type_id, object_id, created_at DESC);
CREATE INDEX wagtailcore_pagelogentry_page ON wagtailcore_pagelogentry (page_id, "timestamp");
CREATE INDEX wagtailimages_image_hash ON wagtailimages_image USING hash (file_hash);
CREATE INDEX wagtailimages_rendition_filter ON wagtailimages_rendition (lower(filter_spec));
CREATE INDEX wagtailforms_formsubmission_page ON wagtailforms_formsubmission (page_id) INCLUDE (submit_time);
CREATE INDEX wagtailforms_formsubmission_data ON wagtailforms_formsubmission USING gin (form_data jsonb_path_ops);
CREATE INDEX wagtailsearch_indexentry_title ON wagtailsearch_indexentry USING gin (title);
CREATE INDEX wagtailsearch_indexentry_autocomplete ON wagtailsearch_indexentry USING gin (autocomplete);
CREATE INDEX wagtailsearch_indexentry_body ON wagtailsearch_indexentry USING gin (body);
CREATE INDEX django_session_expire ON django_session (expire_date);
CREATE INDEX analytics_pageview_day ON analytics_pageview USING brin (day);

ALTER TABLE auth_permission ADD FOREIGN KEY (content_type_id) REFERENCES django_content_type DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE auth_group_permissions ADD FOREIGN KEY (group_id) REFERENCES auth_group DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (permission_id) REFERENCES auth_permission DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE auth_user_groups ADD FOREIGN KEY (user_id) REFERENCES auth_user DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (group_id) REFERENCES auth_group DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE wagtailusers_userprofile ADD FOREIGN KEY (user_id) REFERENCES auth_user ON DELETE CASCADE;
ALTER TABLE wagtailcore_page ADD FOREIGN KEY (locale_id) REFERENCES wagtailcore_locale DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (content_type_id) REFERENCES django_content_type DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (owner_id) REFERENCES auth_user DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (live_revision_id) REFERENCES wagtailcore_revision DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (latest_revision_id) REFERENCES wagtailcore_revision DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE home_standardpage ADD FOREIGN KEY (page_ptr_id) REFERENCES wagtailcore_page DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (hero_image_id) REFERENCES wagtailimages_image ON DELETE SET NULL;
ALTER TABLE wagtailcore_revision ADD FOREIGN KEY (content_type_id) REFERENCES django_content_type DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (user_id) REFERENCES auth_user DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE wagtailcore_site ADD FOREIGN KEY (root_page_id) REFERENCES wagtailcore_page DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE wagtailcore_grouppagepermission ADD FOREIGN KEY (group_id) REFERENCES auth_group DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (page_id) REFERENCES wagtailcore_page DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (permission_id) REFERENCES auth_permission DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE wagtailcore_comment ADD FOREIGN KEY (page_id) REFERENCES wagtailcore_page DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (user_id) REFERENCES auth_user DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE wagtailcore_pagelogentry ADD FOREIGN KEY (page_id) REFERENCES wagtailcore_page DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE wagtailimages_image ADD FOREIGN KEY (collection_id) REFERENCES wagtailcore_collection DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (uploaded_by_user_id) REFERENCES auth_user DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE wagtailimages_rendition ADD FOREIGN KEY (image_id) REFERENCES wagtailimages_image DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE wagtaildocs_document ADD FOREIGN KEY (collection_id) REFERENCES wagtailcore_collection DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE taggit_taggeditem ADD FOREIGN KEY (tag_id) REFERENCES taggit_tag DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE wagtailredirects_redirect ADD FOREIGN KEY (redirect_page_id) REFERENCES wagtailcore_page DEFERRABLE INITIALLY DEFERRED, ADD FOREIGN KEY (site_id) REFERENCES wagtailcore_site DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE wagtailforms_formsubmission ADD FOREIGN KEY (page_id) REFERENCES wagtailcore_page DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE analytics_pageview ADD FOREIGN KEY (page_id) REFERENCES wagtailcore_page;

CREATE VIEW live_pages AS SELECT id, title, url_path, last_published_at FROM wagtailcore_page WHERE live;
CREATE MATERIALIZED VIEW page_popularity AS
    SELECT page_id, sum(visitors) AS visitors, max(day) AS last_seen FROM analytics_pageview GROUP BY page_id;
CREATE UNIQUE INDEX page_popularity_page ON page_popularity (page_id);

CREATE FUNCTION note_latest_revision() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    -- the revision's page is named by text, as Django's generic keys do
    UPDATE wagtailcore_page SET latest_revision_id = NEW.id, latest_revision_created_at = NEW.created_at
    WHERE id = NEW.object_id::integer;
    RETURN NEW;
END
$body$;
CREATE TRIGGER revision_created AFTER INSERT ON wagtailcore_revision FOR EACH ROW EXECUTE FUNCTION note_latest_revision();
CREATE FUNCTION refuse_rootless_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'page % is a root and stays', OLD.id USING HINT = 'Delete its children''s pages instead; "root" pages carry the site.';
END
$$;
CREATE TRIGGER root_stays BEFORE DELETE ON wagtailcore_page FOR EACH ROW WHEN (OLD.depth = 1) EXECUTE FUNCTION refuse_rootless_page();

COMMENT ON TABLE wagtailcore_page IS 'Every page; the tree is in "path", four characters a step (treebeard''s materialized path)';
COMMENT ON COLUMN wagtailcore_revision.content IS 'The whole page as JSON — kept for every save';
COMMENT ON VIEW live_pages IS 'What visitors see: «published» pages only';
GRANT SELECT ON live_pages, page_popularity TO PUBLIC;
REVOKE EXECUTE ON FUNCTION refuse_rootless_page() FROM PUBLIC;

DO $$
DECLARE identity record;
BEGIN
    FOR identity IN SELECT table_name, column_name FROM information_schema.columns WHERE is_identity = 'YES' AND table_schema = 'public' LOOP
        EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), coalesce((SELECT max(%I) FROM %I), 0) + 1, false)',
            identity.table_name, identity.column_name, identity.column_name, identity.table_name);
    END LOOP;
END
$$;
