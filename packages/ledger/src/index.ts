// Door of the package.
export {};
