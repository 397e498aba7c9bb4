/** Backs up every project of a list, side by side. One that fails stops no other; the build fails at the end and names them. */
def call(List projects) {
    def told = [:]
    def branches = [:]
    for (each in projects) {
        def project = each
        def name = project.environment ? "${project.project} (${project.environment})".toString() : project.project
        if (!name || branches[name]) {
            error "Every backup of the list needs a project, and another environment when the project is listed twice: ${project}"
        }
        told[name] = 'was not made'
        branches[name] = { told[name] = backUp(project, name.replaceAll(/\W+/, '-')) }
    }
    try {
        parallel(branches)
    } finally {
        echo(told.collect { name, how -> "${name.padRight(30)} ${how}" }.join('\n'))
    }
    def failed = told.findAll { name, how -> how.startsWith('FAILED') }.keySet()
    if (failed) {
        error "No backup was made of ${failed.join(', ')}"
    }
}

/** Works in a folder of its own, as the agent's workspace may hold the backhaul.yml of another project. */
private String backUp(Map project, String folder) {
    try {
        node(project.node ?: '') {
            dir(folder) {
                deleteDir()
                if (project.url) {
                    git(url: project.url, branch: project.branch ?: 'master', credentialsId: project.credentialsId)
                }
                backupDatabase(project.findAll { key, value -> !(key in ['url', 'branch', 'node', 'credentialsId']) }).toString()
            }
        }
    } catch (Exception e) {
        if (endedOnPurpose(e)) {
            throw e
        }
        "FAILED: ${e.message}".toString()
    }
}
