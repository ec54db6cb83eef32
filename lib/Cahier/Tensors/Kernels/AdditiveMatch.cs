using System.Numerics;
using System.Runtime.Intrinsics;

namespace Cahier.Tensors.Kernels;

/// <summary>The scores v·tanh(q + k) of one example's queries and keys. Its hyperbolic tangents are computed again in the backward pass.</summary>
internal readonly unsafe struct AdditiveMatch(int length, int sources, int width)
{
    private const int OperationsEach = 30;      // for one hyperbolic tangent

    public long Work => (long)OperationsEach * length * sources * width;

    /// <summary>scores [T, S] = v·tanh(q + k), for q [T, A] and k [S, A]</summary>
    public void Forward(ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, Span<float> scores)
    {
        fixed (float* pq = q, pk = k, pv = v)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                var (t, s) = (i / sources, i % sources);
                scores[i] = Vector512.IsHardwareAccelerated
                    ? Score<Simd512, Vector512<float>>(pq + t * width, pk + s * width, pv)
                    : Score<SimdUsual, Vector<float>>(pq + t * width, pk + s * width, pv);
            }
        }
    }

    /// <summary>Adds to the gradients of q, k and v what the gradient of the scores gives.</summary>
    public void Backward(
        ReadOnlySpan<float> q, ReadOnlySpan<float> k, ReadOnlySpan<float> v, ReadOnlySpan<float> dScores, Span<float> dq, Span<float> dk,
        Span<float> dv)
    {
        fixed (float* pq = q, pk = k, pv = v, pdq = dq, pdk = dk, pdv = dv)
        {
            for (var i = 0; i < dScores.Length; i++)
            {
                if (dScores[i] == 0)
                    continue;       // hidden by a mask

                var (t, s) = (i / sources * (nint)width, i % sources * (nint)width);
                if (Vector512.IsHardwareAccelerated)
                    Back<Simd512, Vector512<float>>(pq + t, pk + s, pv, dScores[i], pdq + t, pdk + s, pdv);
                else
                    Back<SimdUsual, Vector<float>>(pq + t, pk + s, pv, dScores[i], pdq + t, pdk + s, pdv);
            }
        }
    }

    private float Score<TSimd, TVector>(float* q, float* k, float* v)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var sums = TSimd.Fill(0);
        var i = 0;
        for (; i + TSimd.Width <= width; i += TSimd.Width)
        {
            var tanh = VectorMath<TSimd, TVector>.Tanh(TSimd.Add(TSimd.Load(q + i), TSimd.Load(k + i)));
            sums = TSimd.MultiplyAdd(TSimd.Load(v + i), tanh, sums);
        }
        var sum = TSimd.Sum(sums);
        for (; i < width; i++)
            sum += v[i] * MathF.Tanh(q[i] + k[i]);
        return sum;
    }

    private void Back<TSimd, TVector>(float* q, float* k, float* v, float gradient, float* dq, float* dk, float* dv)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        var d = TSimd.Fill(gradient);
        var i = 0;
        for (; i + TSimd.Width <= width; i += TSimd.Width)
        {
            var tanh = VectorMath<TSimd, TVector>.Tanh(TSimd.Add(TSimd.Load(q + i), TSimd.Load(k + i)));
            var slope = TSimd.Multiply(TSimd.Multiply(d, TSimd.Load(v + i)), TSimd.Subtract(TSimd.Fill(1), TSimd.Multiply(tanh, tanh)));
            TSimd.Store(TSimd.Add(TSimd.Load(dq + i), slope), dq + i);
            TSimd.Store(TSimd.Add(TSimd.Load(dk + i), slope), dk + i);
            TSimd.Store(TSimd.MultiplyAdd(d, tanh, TSimd.Load(dv + i)), dv + i);
        }
        for (; i < width; i++)
        {
            var tanh = MathF.Tanh(q[i] + k[i]);
            dq[i] += gradient * v[i] * (1 - tanh * tanh);
            dk[i] += gradient * v[i] * (1 - tanh * tanh);
            dv[i] += gradient * tanh;
        }
    }
}
