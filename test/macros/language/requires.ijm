requires("1.52t"); print("fine"); requires("1.99a"); print("never");
