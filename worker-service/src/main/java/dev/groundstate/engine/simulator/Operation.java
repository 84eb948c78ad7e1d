package dev.groundstate.engine.simulator;

/** What happens to each tile of a pass. Forward on the state; backward, undone, on state and costate. */
sealed interface Operation permits Turn, Flip, Phases {

    /** Works out what depends on the parameters. */
    void bind(double[] parameters);

    /** Acts on the state of a tile. */
    void forward(Tile tile, int length, TileKernels kernels);

    /** Undoes itself on state and costate of a tile and adds Im⟨costate|P|state⟩, P its generator, to the gradient. */
    void backward(Tile tile, int length, TileKernels kernels, double[] gradient);
}
