run("Text Window...","name=x"); print("[x]", "hello", 2); print("[x]hello\n"); print("[x]\\Update:new"); print("[x]",1/3);
