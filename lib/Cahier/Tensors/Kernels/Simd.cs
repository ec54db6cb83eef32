namespace Cahier.Tensors.Kernels;

/// <summary>The few vector instructions that kernels are written in, so that one text serves every vector width.</summary>
internal unsafe interface ISimd<TVector> where TVector : struct
{
    static abstract int Width { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(TVector value, float* target);

    static abstract TVector Fill(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    /// <summary>The smaller of a limit and x; x where that is not a number.</summary>
    static abstract TVector AtMost(TVector limit, TVector x);

    /// <summary>The larger of a limit and x; x where that is not a number.</summary>
    static abstract TVector AtLeast(TVector limit, TVector x);

    static abstract TVector Abs(TVector value);

    static abstract TVector CopySign(TVector value, TVector sign);

    /// <summary>negative where x is below 0, else other.</summary>
    static abstract TVector WhereNegative(TVector x, TVector negative, TVector other);

    /// <summary>value · 2ⁿ for whole numbers n from −252 to 254; too large becomes ∞, too small is rounded as any product.</summary>
    static abstract TVector ScaleByPowerOfTwo(TVector value, TVector n);

    /// <summary>
    /// left · right + addend, rounded once where the processor can; where it cannot, imitating that would take ten times as long.
    /// </summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract float Sum(TVector value);

    /// <summary>The largest of its numbers.</summary>
    static abstract float Largest(TVector value);
}
