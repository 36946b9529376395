export const id = 9643;
export const ids = [9643];
export const modules = {

/***/ 9643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   guides: () => (/* binding */ guides)
/* harmony export */ });
const guides = {
    init: {
        group: 'start',
        examples: [
            { what: 'Answer a few questions in the root of the monorepo', argv: '' },
            {
                what: 'Without questions',
                argv: '--yes --host github --layout helm-values --gitops-repository https://github.com/acme/gitops',
            },
        ],
    },
    check: {
        group: 'start',
        examples: [
            { what: 'Read gitops.yaml and what it names', argv: '' },
            { what: 'Ask Git, registry and Argo CD as well, and change nothing', argv: '--online' },
            {
                what: 'Where the value of each input of web1 in dev stands',
                argv: '--explain --service web1 --environment dev',
            },
        ],
    },
    deploy: {
        group: 'start',
        examples: [
            { what: 'Everything that this branch needs, as CI would', argv: '' },
            { what: 'What would be done, and nothing else', argv: '--dry-run' },
            { what: 'Two services, until they are live', argv: '--services web1,web2 --wait' },
        ],
    },
    status: {
        group: 'gitops',
        examples: [
            { what: 'What runs where', argv: '' },
            { what: 'Where a commit is', argv: '--commit 3f2a1b4c' },
            { what: 'As a page', argv: '--html status.html' },
        ],
    },
    'bump-image-tag': {
        group: 'gitops',
        examples: [
            { what: 'One service, by gitops.yaml', argv: '--service web1 --environment dev --tag 3f2a1b4c' },
            {
                what: 'Without gitops.yaml',
                argv: '--gitops-repository https://github.com/acme/gitops --file web1/values.yaml --image ghcr.io/acme/web1 --tag 1.2.3',
            },
            { what: 'Back to the image before', argv: '--service web1 --environment prod --rollback' },
        ],
    },
    'cleanup-review-env': {
        group: 'gitops',
        examples: [
            { what: 'The review environment of a branch', argv: '--branch feature/login' },
            { what: 'What a sweep of all orphans would remove', argv: '--sweep --dry-run' },
        ],
    },
    'build-image': {
        group: 'registry',
        examples: [
            { what: 'One service, by gitops.yaml', argv: '--service web1' },
            { what: 'Only where no image of this content is there', argv: '--service web1 --unless-changed' },
            { what: 'Without gitops.yaml', argv: '--image ghcr.io/acme/web1 --context apps/web1 --tags 1.2.3' },
        ],
    },
    'argocd-upsert-app': {
        group: 'argocd',
        examples: [
            { what: 'Create or update, and wait until it is live', argv: '--service web1 --environment dev --wait' },
            { what: 'What would change in the cluster', argv: '--operation diff --name web1-dev' },
            { what: 'Back to the deployment before', argv: '--operation rollback --name web1-dev' },
        ],
    },
    plan: {
        group: 'advanced',
        examples: [
            { what: 'What this commit changes, as JSON for a matrix of jobs', argv: '--json' },
            { what: 'Against another commit', argv: '--base origin/main' },
        ],
    },
    demo: {
        group: 'advanced',
        examples: [{ what: 'The whole flow on this machine, in a directory that goes again', argv: '' }],
    },
};


/***/ })

};
