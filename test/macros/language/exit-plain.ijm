print("before"); if (true) exit; print("after");
