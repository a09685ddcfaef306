// Stands for the `server-only` package where there is no browser build to protect.
export {}
