package io.jenkins.plugins.backhaul.heroku;

/**
 * A database that is attached to an app.
 *
 * @param id by which the API of Heroku's databases knows it
 * @param name the add-on's name, such as {@code postgresql-shaped-12345}
 * @param owner the app that its captures are listed under, which need not be the one that it is attached to
 */
public record AttachedDatabase(String id, String name, App owner) {
    static AttachedDatabase read(Answer answer) throws HerokuException {
        Answer addon = answer.under("addon");
        String owner = addon.under("app").text("name", "[a-z][a-z0-9-]{1,28}[a-z0-9]");
        return new AttachedDatabase(
                addon.text("id", "[A-Za-z0-9-]{1,64}"), addon.text("name", "[A-Za-z0-9_-]{1,100}"), new App(owner));
    }

    @Override
    public String toString() {
        return name + " of " + owner + " at Heroku";
    }
}
